package org.mentorship.command.mentorship.meetings;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.program.MeetingMode;

/** The named rules of meetings. Each answers null where it has no objection. */
final class MeetingRules {

    private MeetingRules() {}

    /** Where the programme asks for it, an agreement comes before meetings. */
    static @Nullable Refusal agreementIsConcludedWhereRequired(Journey journey) {
        return Refusal.when(
                journey.liveTerms().requireAgreement() && !journey.agreement().isConcluded(),
                RejectionCode.AGREEMENT_REQUIRED,
                "This programme asks for an agreement that all have signed before meetings.");
    }

    /**
     * The programme allows the mode. The agreement's modes say how people mean to meet; they refuse nothing, since a
     * meeting that was held another way was held.
     */
    static @Nullable Refusal modeIsAllowed(Journey journey, MeetingMode mode) {
        var allowed = journey.liveTerms().modes();
        return Refusal.when(
                !allowed.contains(mode),
                RejectionCode.MODE_NOT_ALLOWED,
                "The programme allows only %s.".formatted(allowed),
                "mode");
    }

    static @Nullable Refusal lengthIsPossible(int minutes) {
        return Texts.between(minutes, 1, Limits.MEETING_MINUTES, "minutes");
    }

    /** A meeting that was held has begun. */
    static @Nullable Refusal hasBegun(Instant heldAt, DecisionContext context) {
        return Refusal.when(
                heldAt.isAfter(context.now()),
                RejectionCode.MEETING_IN_FUTURE,
                "A meeting that begins at %s is not held yet; schedule it instead.".formatted(heldAt),
                "heldAt");
    }

    /** People meet in a mentorship after its start. They state times in minutes, so the whole minute of the start counts. */
    static @Nullable Refusal isNotBeforeTheStart(Journey journey, Instant heldAt) {
        return Refusal.when(
                heldAt.isBefore(journey.liveSince().truncatedTo(ChronoUnit.MINUTES)),
                RejectionCode.MEETING_BEFORE_START,
                "The mentorship started at %s; a meeting cannot be held before.".formatted(journey.liveSince()),
                "heldAt");
    }

    /** The same people cannot be in two meetings at a time. */
    static @Nullable Refusal overlapsNoOther(Journey journey, Meeting meeting, Meeting.Status status, String field) {
        return journey.meetings()
                .overlapping(meeting, status)
                .map(other -> Refusal.of(
                        RejectionCode.OVERLAPPING_MEETING,
                        "It overlaps the meeting %s at %s.".formatted(other.id(), other.startsAt()),
                        field))
                .orElse(null);
    }

    static @Nullable Refusal goalsAreKnown(Journey journey, List<String> goalIds) {
        return goalIds.stream()
                .filter(goalId -> journey.goals().find(goalId).isEmpty())
                .findFirst()
                .map(goalId -> Refusal.of(
                        RejectionCode.UNKNOWN_GOAL, "There is no goal %s here.".formatted(goalId), "goalIds"))
                .orElse(null);
    }
}
