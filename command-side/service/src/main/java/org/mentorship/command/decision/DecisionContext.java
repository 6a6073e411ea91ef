package org.mentorship.command.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.StreamId;

/**
 * What comes into a decision from outside: the time, who acts, and the ids of things to be made.
 *
 * @param now recorded time of the command, in whole milliseconds
 * @param stream what the command is about
 */
public record DecisionContext(Instant now, Envelope envelope, StreamId stream) {

    /** Today in UTC; what people call today may be a day off, see {@link Dates}. */
    public LocalDate today() {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The participant whose step this is: the one acted for, or the actor if a participant; else empty. */
    public Optional<ParticipantId> party() {
        return envelope.party().map(ParticipantId::new);
    }

    /** Whether a coordinator, an administrator or the service itself acts. */
    public boolean byStaff() {
        return switch (envelope.actorRole()) {
            case COORDINATOR, ADMIN, AUTOMATION -> true;
            case PARTICIPANT, EVALUATOR, AUDITOR -> false;
        };
    }

    public boolean byAutomation() {
        return envelope.actorRole() == ActorRole.AUTOMATION;
    }

    /** The id of the n-th thing of its kind that this command makes; a retry of the command makes the same. */
    public String newId(String prefix, int ordinal) {
        return Ids.within(stream, prefix, envelope.commandId(), ordinal);
    }
}
