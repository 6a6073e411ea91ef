package org.mentorship.contract.stored;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.log.EventToken;

/**
 * Axon's Jackson 2 serializer, with the stable names of {@link EventTypes} in place of class names for events, and tokens
 * that name their event.
 */
public final class EventSerializer extends JacksonSerializer {

    private EventSerializer(Builder builder) {
        super(builder);
    }

    /** The serializer of the event store: events by their stable names, metadata as Axon has it. */
    public static EventSerializer create() {
        return new EventSerializer(JacksonSerializer.builder()
                .objectMapper(EventJson.mapper().copy().registerModule(TokenJson.module())));
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature that is overridden
    public SerializedType typeForClass(Class type) {
        if (type != null && isEvent(type)) {
            return new SimpleSerializedType(EventTypes.nameOf(type), EventTypes.revisionOf(type));
        }
        return super.typeForClass(EventToken.class.equals(type) ? GlobalSequenceTrackingToken.class : type);
    }

    private static boolean isEvent(Class<?> type) {
        return DomainEvent.class.isAssignableFrom(type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (SimpleSerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        var event = EventTypes.classOf(type.getName());
        if (event.isEmpty()) {
            return type.getName().indexOf('.') < 0 ? UnknownSerializedType.class : super.classForType(type);
        }
        return EventTypes.revisionOf(event.get()).equals(type.getRevision())
                ? event.get()
                : UnknownSerializedType.class;
    }
}
