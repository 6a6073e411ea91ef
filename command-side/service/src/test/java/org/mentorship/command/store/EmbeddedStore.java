package org.mentorship.command.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemCompleted;
import org.mentorship.contract.stored.EventSerializer;

/** The store over a directory, put together as the auto-configuration does, and events to fill it with. */
public record EmbeddedStore(
        DataDirectory directory,
        EventLogFile file,
        SubjectKeys keys,
        TextProtection protection,
        Erasures erasures,
        GroupCommitEngine engine)
        implements AutoCloseable {

    public static final ParticipantId ANNE = new ParticipantId("par_anne");

    private static final AtomicLong EVENTS = new AtomicLong();

    public static EmbeddedStore open(Path path) {
        var directory = DataDirectory.open(path);
        var file = EventLogFile.open(directory.events());
        var keys = SubjectKeys.open(directory.keys(), directory.keyEncryptionKey(), null, file.sizeAtOpening() > 0);
        var protection = new TextProtection(keys);
        var erasures = new Erasures(keys);
        erasures.recover(file.erasedPeople());
        var engine = new GroupCommitEngine(file, EventSerializer.create(), new EventDoor(protection, erasures));
        return new EmbeddedStore(directory, file, keys, protection, erasures, engine);
    }

    public static MentorshipId mentorship(String name) {
        return new MentorshipId("mnt_" + name);
    }

    public static DomainEventMessage<DomainEvent> event(String stream, long sequence, DomainEvent payload) {
        return new GenericDomainEventMessage<>("Test", stream, sequence, payload, envelope());
    }

    static Map<String, String> envelope() {
        var command = "command-" + EVENTS.incrementAndGet();
        return new Envelope("par_anne", ActorRole.PARTICIPANT, null, "because", command, command, command, null)
                .toMetadata();
    }

    /** An event without protected texts. */
    public static DomainEventMessage<DomainEvent> item(String name, long sequence) {
        var stream = mentorship(name);
        return event(stream.value(), sequence, new ActionItemCompleted(stream, "act_" + sequence));
    }

    public void append(DomainEventMessage<?> event) {
        engine.appendEvents(List.of(event));
    }

    @Override
    public void close() {
        keys.close();
        file.close();
        directory.close();
    }
}
