package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorship.command.store.EmbeddedStore.event;
import static org.mentorship.command.store.EmbeddedStore.item;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.TextsForgotten;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("Erasing a person's data")
class ErasureTest {

    private static final ParticipantId BEN = new ParticipantId("par_ben");
    private static final Attributes ATTRIBUTES = new Attributes(
            List.of(), List.of(), List.of(), null, null, List.of("en"), "Europe/Vienna", List.of(), null);

    private final Path path;
    private final Path elsewhere;
    private EmbeddedStore store;

    ErasureTest(@TempDir Path directory, @TempDir Path elsewhere) {
        this.path = directory;
        this.elsewhere = elsewhere;
        this.store = EmbeddedStore.open(directory);
        store.append(registration(EmbeddedStore.ANNE, "Anne"));
        store.append(registration(BEN, "Ben"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() {
        store.close();
        store = EmbeddedStore.open(path);
    }

    private static DomainEventMessage<?> registration(ParticipantId person, String name) {
        return event(
                person.value(),
                0,
                new ParticipantRegistered(person, name, name + "@example.org", null, null, ATTRIBUTES));
    }

    private static DomainEventMessage<?> erasure(ParticipantId person) {
        return event(person.value(), 1, new PersonalDataErased(person, List.of("name", "email")));
    }

    private List<String> names() {
        try (var events = store.engine().readEvents(null, false)) {
            return events.map(Message::getPayload)
                    .filter(ParticipantRegistered.class::isInstance)
                    .map(event -> store.protection()
                            .reveal(((ParticipantRegistered) Objects.requireNonNull(event)).name())
                            .orElse("erased"))
                    .toList();
        }
    }

    @Test
    @DisplayName("makes it unreadable at once and for ever, and nobody else's")
    void erases() {
        assertThat(names()).containsExactly("Anne", "Ben");

        store.append(erasure(BEN));

        assertThat(names()).containsExactly("Anne", "erased");
        restart();
        assertThat(names()).containsExactly("Anne", "erased");
    }

    @Test
    @DisplayName("is not done if the event that says so was refused")
    void refused() {
        var taken = event(BEN.value(), 0, new PersonalDataErased(BEN, List.of("name")));

        assertThatThrownBy(() -> store.append(taken)).isInstanceOf(AggregateStreamCreationException.class);

        assertThat(names()).containsExactly("Anne", "Ben");
    }

    @Test
    @DisplayName("is finished at the next start if the process ended between the event and the key")
    void crashBetweenEventAndKey() {
        try (var otherKeys = SubjectKeys.open(elsewhere.resolve("keys.db"), elsewhere.resolve("kek"), null, false)) {
            new GroupCommitEngine(
                            store.file(),
                            EventSerializer.create(),
                            new EventDoor(store.protection(), new Erasures(otherKeys)))
                    .appendEvents(List.of(erasure(BEN)));
        }
        assertThat(names()).as("the state that the crash leaves").containsExactly("Anne", "Ben");

        restart();

        assertThat(names()).containsExactly("Anne", "erased");
    }

    @Test
    @DisplayName("takes effect at once even if the key cannot be destroyed yet, and is finished at the next start")
    void keysRefuse() {
        store.keys().close();

        store.append(erasure(BEN));

        assertThat(store.keys().awaitingDestruction()).isEqualTo(1);
        store.append(item("a", 0));
        restart();
        assertThat(names()).containsExactly("Anne", "erased");
    }

    @Test
    @DisplayName("lets no text about the person be recorded afterwards, and stores nothing of the attempt")
    void recordedAfterwards() {
        store.append(erasure(BEN));

        var again = event(
                BEN.value(), 2, new ParticipantRegistered(BEN, "Ben again", "b@example.org", null, null, ATTRIBUTES));
        assertThatThrownBy(() -> store.append(again)).isInstanceOf(TextsForgotten.class);

        assertThat(names()).containsExactly("Anne", "erased");
    }
}
