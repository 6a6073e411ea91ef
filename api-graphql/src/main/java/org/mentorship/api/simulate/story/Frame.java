package org.mentorship.api.simulate.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramPolicy;

/**
 * The programme in which people act.
 *
 * @param commandPrefix what the ids of all its commands begin with
 * @param firstDay day 0, a Monday
 * @param seed of everything that is drawn
 */
public record Frame(ProgramId programId, String commandPrefix, LocalDate firstDay, long seed, ProgramPolicy policy) {

    /** Days of a month, where months are counted in days. */
    public static final int MONTH = 30;

    private static final int WEEK = 7;
    private static final int DAYS_TO_GET_GOING = 19;
    private static final List<Integer> FEEDBACK_WEEKS = List.of(4, 12, 20, 36, 52, 78, 104);

    /** The day on which every history begins: a Monday. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);

    /** A policy under which a cohort that is matched in the first days is through within so many months. */
    public static ProgramPolicy policyFor(int months) {
        var weeks = Math.clamp((months * MONTH - DAYS_TO_GET_GOING) / WEEK, 2, 52);
        return new ProgramPolicy(
                Formats.all(),
                List.of(MeetingMode.VIDEO, MeetingMode.IN_PERSON, MeetingMode.PHONE, MeetingMode.CHECK_IN),
                weeks,
                14,
                2,
                10,
                true,
                new MatchRules(true, Map.of()),
                Stream.concat(FEEDBACK_WEEKS.stream().filter(week -> week < weeks - 3), Stream.of(weeks - 1))
                        .toList(),
                List.of(3, 6, 12),
                "We meet every two weeks, keep what we hear to ourselves, and say so early when something does not work.");
    }

    /** When a day begins; days count from the first. */
    public Instant startOf(int day) {
        return firstDay.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Agreed length of a mentorship, in days. */
    int lengthDays() {
        return policy.lengthWeeks() * WEEK;
    }
}
