package org.mentorship.command.store;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;

/**
 * The door of every event store. An event is refused if it does not say who acts; its protected texts become ciphertext;
 * and once an erasure is stored, the key it speaks of is destroyed.
 */
public final class EventDoor {

    private final TextProtection protection;
    private final Erasures erasures;

    public EventDoor(TextProtection protection, Erasures erasures) {
        this.protection = protection;
        this.erasures = erasures;
    }

    /**
     * The event as it is to be stored.
     *
     * @throws ActorMissingException if it does not say who did it
     */
    public EventMessage<?> admit(EventMessage<?> event) {
        if (!(event.getMetaData().get(Envelope.ACTOR) instanceof String actor) || actor.isBlank()) {
            throw new ActorMissingException(event.getPayloadType().getSimpleName());
        }
        var payload = event.getPayload() == null ? null : protection.protect(event.getIdentifier(), event.getPayload());
        return payload == event.getPayload() ? event : withPayload(event, payload);
    }

    /** To be told when events that were admitted are stored for good. */
    public void stored(List<? extends EventMessage<?>> events) {
        for (var event : events) {
            if (event.getPayload() instanceof PersonalDataErased erased) {
                erasures.recorded(erased.participantId());
            }
        }
    }

    private static EventMessage<?> withPayload(EventMessage<?> event, @Nullable Object payload) {
        return event instanceof DomainEventMessage<?> domain
                ? new GenericDomainEventMessage<>(
                        domain.getType(),
                        domain.getAggregateIdentifier(),
                        domain.getSequenceNumber(),
                        payload,
                        event.getMetaData(),
                        event.getIdentifier(),
                        event.getTimestamp())
                : new GenericEventMessage<>(event.getIdentifier(), payload, event.getMetaData(), event.getTimestamp());
    }
}
