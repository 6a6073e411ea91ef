package org.mentorship.command.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;

/** Who sends a command. */
public record Actor(
        String subject,
        ActorRole role,
        @Nullable ParticipantId onBehalfOf,
        @Nullable String reason) {

    public static Actor by(ParticipantId person) {
        return new Actor(person.value(), ActorRole.PARTICIPANT, null, null);
    }

    public static Actor coordinator() {
        return new Actor("coordinator-1", ActorRole.COORDINATOR, null, null);
    }

    public static Actor coordinatorFor(ParticipantId person) {
        return new Actor("coordinator-1", ActorRole.COORDINATOR, person, null);
    }

    public static Actor automation() {
        return new Actor("automation:test", ActorRole.AUTOMATION, null, null);
    }

    public Actor because(String why) {
        return new Actor(subject, role, onBehalfOf, why);
    }

    public Envelope envelope(String commandId) {
        return CommandSide.envelope(subject, role, onBehalfOf == null ? null : onBehalfOf.value(), reason, commandId);
    }
}
