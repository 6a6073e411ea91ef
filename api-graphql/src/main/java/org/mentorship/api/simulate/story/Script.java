package org.mentorship.api.simulate.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.program.Format;

/** The acts of one match while its story is written, and what all chapters need to know. Days count from the frame's first. */
final class Script {

    /** People act at three times of a day, all in UTC. */
    enum Hour {
        MORNING(LocalTime.of(8, 0)),
        NOON(LocalTime.of(12, 0)),
        EVENING(LocalTime.of(18, 0));

        private final LocalTime time;

        Hour(LocalTime time) {
            this.time = time;
        }
    }

    private static final LocalTime MEETINGS_BEGIN = LocalTime.of(16, 0);
    private static final int WEEK = 7;
    private static final int SATURDAY = 5;

    final Frame frame;
    final Match match;
    final MentorshipId mentorship;
    final Chance chance;
    final Behaviour behaviour;
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private int start = Integer.MAX_VALUE;
    private int end = Integer.MAX_VALUE;
    private int pausedFrom = Integer.MAX_VALUE;
    private int pausedUntil = Integer.MAX_VALUE;

    Script(Frame frame, Match match) {
        this.frame = frame;
        this.match = match;
        this.chance = Chance.of(frame.seed(), "pair", match.ordinal());
        this.behaviour = new Behaviour(chance);
        this.mentorship = match.format() == Format.GROUP
                ? Ids.group(commandId(ProposeMatch.class, 1))
                : Ids.pair(frame.programId(), match.format().name(), match.people(), 1);
    }

    /** Says on which day the mentorship starts, and on which it begins to end. */
    void lives(int startDay, int endDay) {
        start = startDay;
        end = endDay;
    }

    void pauses(int fromDay, int untilDay) {
        pausedFrom = fromDay;
        pausedUntil = untilDay;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether the mentorship is active all of this day. */
    boolean isActive(int day) {
        return isLive(day) && (day < pausedFrom || day > pausedUntil);
    }

    /** Whether the mentorship is active or paused all of this day. */
    boolean isLive(int day) {
        return day > start && day < end;
    }

    /** The share of the agreed length that has passed, 0–1. */
    double progress(int day) {
        return Math.clamp((day - start) / (double) frame.lengthDays(), 0, 1);
    }

    /** Somebody acts; returns the id of the command. */
    String add(int day, Hour hour, @Nullable ParticipantId by, MentorshipCommand command) {
        return add(day, hour, by, command, null);
    }

    String add(int day, Hour hour, @Nullable ParticipantId by, MentorshipCommand command, @Nullable String reason) {
        var what = command.getClass();
        var commandId = commandId(what, counters.merge(what.getSimpleName(), 1, Integer::sum));
        acts.add(new Act(instant(day, hour.time), by, commandId, command, reason));
        return commandId;
    }

    private String commandId(Class<? extends MentorshipCommand> what, int ordinal) {
        return "%s:%d:%s.%d".formatted(frame.commandPrefix(), match.ordinal(), what.getSimpleName(), ordinal);
    }

    /** All acts in the order of their times; what is done at the same time, in the order in which it was written. */
    List<Act> acts() {
        return acts.stream().sorted(Comparator.comparing(Act::at)).toList();
    }

    ParticipantId eitherOf(double shareOfMentee) {
        return chance.happens(shareOfMentee) ? someMentee() : match.mentor();
    }

    /** The mentee, or one of them. */
    ParticipantId someMentee() {
        var mentees = match.mentees();
        return mentees.size() == 1 ? mentees.getFirst() : chance.oneOf(mentees);
    }

    /** Somebody on the other side. */
    ParticipantId other(ParticipantId person) {
        return person.equals(match.mentor()) ? someMentee() : match.mentor();
    }

    /** The day itself, or the Monday after a weekend. */
    int workday(int day) {
        var ofWeek = Math.floorMod(day, WEEK);
        return ofWeek < SATURDAY ? day : day + WEEK - ofWeek;
    }

    LocalDate date(int day) {
        return frame.firstDay().plusDays(day);
    }

    /** When a meeting of this day begins. */
    Instant meetingTime(int day) {
        return instant(day, MEETINGS_BEGIN);
    }

    private Instant instant(int day, LocalTime time) {
        return date(day).atTime(time).toInstant(ZoneOffset.UTC);
    }
}
