package org.mentorship.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mentorship.api.simulate.story.Chance;
import org.mentorship.api.simulate.story.Match;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.program.Format;

/**
 * Puts people together as a coordinator with a list in hand would: a mentor must offer at least one skill that the mentee
 * seeks, speak a common language, be more senior and have a free slot. Of all such pairs the one with the largest share of
 * sought skills comes first, then the one with fewer hours between the time zones. It is a greedy choice, not the best
 * one for all together.
 */
final class ByHand {

    /** Somebody enrolled, with what the choice looks at. */
    record Candidate(
            ParticipantId id,
            List<String> expertise,
            List<String> sought,
            List<String> languages,
            String timeZone,
            int seniority,
            int capacity) {}

    /** A mentor and a mentee who could work together. */
    private record Option(Candidate mentor, Candidate mentee, List<String> skills, int hoursApart) {
        double share() {
            return skills.size() / (double) mentee.sought().size();
        }
    }

    private static final Instant ANY_WINTER_DAY = Instant.parse("2025-01-06T12:00:00Z");
    private static final int FIRST_DAYS = 8;
    private static final int LATE_DAYS = 25;
    private static final int WEEK = 7;
    private static final int WORKDAYS = 5;

    private ByHand() {}

    /**
     * Chooses the pairs.
     *
     * @param cohort how many to propose in the first days
     * @param late how many to propose in the days from {@code lateDay} on
     */
    static List<Match> choose(
            List<Candidate> mentors, List<Candidate> mentees, int cohort, int late, int lateDay, Chance chance) {
        var free = new HashMap<ParticipantId, Integer>();
        mentors.forEach(mentor -> free.put(mentor.id(), mentor.capacity()));
        var matched = new HashSet<ParticipantId>();
        var pairs = new ArrayList<Match>();
        for (var option : options(mentors, mentees)) {
            if (pairs.size() == cohort + late) {
                break;
            }
            if (free.getOrDefault(option.mentor().id(), 0) > 0
                    && matched.add(option.mentee().id())) {
                free.merge(option.mentor().id(), -1, Integer::sum);
                var day =
                        pairs.size() < cohort ? chance.between(0, FIRST_DAYS) : lateDay + chance.between(0, LATE_DAYS);
                pairs.add(pair(option, pairs.size(), workday(day)));
            }
        }
        return pairs;
    }

    private static List<Option> options(List<Candidate> mentors, List<Candidate> mentees) {
        var options = new ArrayList<Option>();
        for (var mentee : mentees) {
            for (var mentor : mentors) {
                var skills = common(mentee.sought(), mentor.expertise());
                if (!skills.isEmpty()
                        && !common(mentee.languages(), mentor.languages()).isEmpty()
                        && mentor.seniority() > mentee.seniority()) {
                    options.add(new Option(mentor, mentee, skills, hoursApart(mentor.timeZone(), mentee.timeZone())));
                }
            }
        }
        options.sort(Comparator.comparingDouble((Option option) -> -option.share())
                .thenComparingInt(option -> -option.skills().size())
                .thenComparingInt(Option::hoursApart)
                .thenComparing(option -> option.mentee().id().value())
                .thenComparing(option -> option.mentor().id().value()));
        return options;
    }

    private static Match pair(Option option, int ordinal, int day) {
        var rationale = "Offers %d of %d sought skills (%s), speaks %s too, %d h between the time zones"
                .formatted(
                        option.skills().size(),
                        option.mentee().sought().size(),
                        String.join(", ", option.skills()),
                        String.join(
                                ", ",
                                common(
                                        option.mentee().languages(),
                                        option.mentor().languages())),
                        option.hoursApart());
        return new Match(
                ordinal,
                Format.ONE_ON_ONE,
                option.mentor().id(),
                List.of(option.mentee().id()),
                option.skills(),
                rationale,
                day);
    }

    private static int workday(int day) {
        return day % WEEK < WORKDAYS ? day : day + WEEK - day % WEEK;
    }

    private static List<String> common(List<String> some, List<String> others) {
        var known = Set.copyOf(others);
        return some.stream().filter(known::contains).distinct().toList();
    }

    private static int hoursApart(String one, String other) {
        var seconds = offset(one) - offset(other);
        return (int) Math.abs(Duration.ofSeconds(seconds).toHours());
    }

    private static int offset(String zone) {
        return ZoneId.of(zone).getRules().getOffset(ANY_WINTER_DAY).getTotalSeconds();
    }
}
