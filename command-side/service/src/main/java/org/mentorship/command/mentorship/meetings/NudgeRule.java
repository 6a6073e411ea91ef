package org.mentorship.command.mentorship.meetings;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.contract.mentorship.MentorshipEvent;

/**
 * A nudge is due when no meeting was held within the cadence: the agreed one, or the programme's where nothing is agreed.
 * The silence counts from the latest held meeting, from the start, or from the end of a pause, whichever is last; after a
 * nudge the next is due one cadence later.
 */
final class NudgeRule {

    private NudgeRule() {}

    /**
     * A nudge that is no longer due, since people have met or it was raised, is nothing to refuse: there is nothing to do.
     * One that was planned later than it might have been, by a slower cadence or after a late nudge, is raised as planned.
     */
    static Decision<MentorshipEvent> decide(Journey journey, RaiseNudge command, DecisionContext context) {
        if (command.dueAt().isBefore(nextDueAt(journey))) {
            return nothing();
        }
        return context.now().isBefore(command.dueAt())
                ? refuse(RejectionCode.NOT_DUE, "The nudge is due at %s.".formatted(command.dueAt()), "dueAt")
                : accept(new NudgeRaised(journey.id(), silentSince(journey), command.dueAt()));
    }

    private static Instant nextDueAt(Journey journey) {
        return latest(
                        silentSince(journey),
                        Optional.ofNullable(journey.meetings().nudgedFor()))
                .plus(Duration.ofDays(
                        journey.agreement().cadenceDays(journey.liveTerms().cadenceDays())));
    }

    private static Instant silentSince(Journey journey) {
        var going =
                latest(journey.liveSince(), Optional.ofNullable(journey.care().resumedAt()));
        return latest(going, journey.meetings().lastHeldAt());
    }

    private static Instant latest(Instant instant, Optional<Instant> other) {
        return Stream.concat(Stream.of(instant), other.stream())
                .max(Instant::compareTo)
                .orElse(instant);
    }
}
