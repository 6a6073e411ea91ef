package org.mentorship.command.mentorship.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mentorship.contract.id.ParticipantId;

/**
 * A meeting as deciders see it: from its start, for so many minutes.
 *
 * @param absent who did not come, as far as recorded
 */
public record Meeting(String id, Instant startsAt, int minutes, Status status, Set<ParticipantId> absent) {

    public Meeting {
        absent = Set.copyOf(absent);
    }

    /** What became of a meeting. */
    public enum Status {
        SCHEDULED,
        HELD,
        CANCELLED,
        /** Planned, but somebody did not come; it may still turn out to have been held by the others. */
        NO_SHOW
    }

    static Meeting scheduled(String id, Instant startsAt, int minutes) {
        return new Meeting(id, startsAt, minutes, Status.SCHEDULED, Set.of());
    }

    static Meeting held(String id, Instant heldAt, int minutes) {
        return new Meeting(id, heldAt, minutes, Status.HELD, Set.of());
    }

    Meeting movedTo(Instant start, int length) {
        return new Meeting(id, start, length, status, absent);
    }

    Meeting cancelled() {
        return new Meeting(id, startsAt, minutes, Status.CANCELLED, absent);
    }

    Meeting missedBy(List<ParticipantId> people) {
        var all = new HashSet<>(absent);
        all.addAll(people);
        return new Meeting(id, startsAt, minutes, Status.NO_SHOW, all);
    }

    /** Whether the two share any time; one may begin when the other ends. */
    boolean overlaps(Meeting other) {
        return startsAt.isBefore(other.endsAt()) && other.startsAt.isBefore(endsAt());
    }

    private Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }
}
