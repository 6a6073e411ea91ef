package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorship.command.store.EmbeddedStore.event;
import static org.mentorship.command.store.EmbeddedStore.item;
import static org.mentorship.command.store.EmbeddedStore.mentorship;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.store.sqlite.OneGroup;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.mentorship.Severity;

@DisplayName("The event store")
class GroupCommitEngineTest {

    private final Path path;
    private EmbeddedStore store;

    GroupCommitEngineTest(@TempDir Path directory) {
        this.path = directory.resolve("data");
        this.store = EmbeddedStore.open(path);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() {
        store.close();
        store = EmbeddedStore.open(path);
    }

    private List<? extends TrackedEventMessage<?>> log() {
        try (var events = store.engine().readEvents(null, false)) {
            return events.toList();
        }
    }

    private static long index(TrackedEventMessage<?> event) {
        return ((GapAwareTrackingToken) event.trackingToken()).getIndex();
    }

    @Test
    @DisplayName("gives back a stream as it was appended, also after a restart")
    void readsBack() {
        var first = item("a", 0);
        var second = item("a", 1);
        store.engine().appendEvents(List.of(first, second));
        store.append(item("b", 0));

        restart();

        var events =
                store.engine().readEvents(mentorship("a").value()).asStream().toList();
        assertThat(events)
                .extracting(Message::getIdentifier)
                .containsExactly(first.getIdentifier(), second.getIdentifier());
        assertThat(events.getFirst().getPayload()).isEqualTo(first.getPayload());
        assertThat(events.getFirst().getMetaData()).isEqualTo(first.getMetaData());
        assertThat(events.getFirst().getType()).isEqualTo("Test");
        assertThat(events.getFirst().getTimestamp())
                .isEqualTo(first.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
        assertThat(store.engine().lastSequenceNumberFor(mentorship("a").value()))
                .contains(1L);
        assertThat(store.engine().lastSequenceNumberFor("mnt_none")).isEmpty();
    }

    @Test
    @DisplayName("gives a stream longer than a batch whole")
    void longStream() {
        store.engine()
                .appendEvents(
                        LongStream.range(0, 1_000).mapToObj(i -> item("a", i)).toList());

        assertThat(store.engine().readEvents(mentorship("a").value()).asStream())
                .hasSize(1_000);
        assertThat(log()).hasSize(1_000);
    }

    @Test
    @DisplayName("numbers the log 1, 2, 3 and so on, and has a token for its ends and for any time, even when empty")
    void tokens() {
        var engine = store.engine();
        assertThat(engine.createTailToken().position()).hasValue(0);
        assertThat(engine.createHeadToken().position()).hasValue(0);
        assertThat(engine.createTokenAt(Instant.EPOCH).position()).hasValue(0);

        store.append(item("a", 0));
        store.append(item("a", 1));

        assertThat(log()).extracting(GroupCommitEngineTest::index).containsExactly(1L, 2L);
        assertThat(engine.createTailToken().position()).hasValue(0);
        assertThat(engine.createHeadToken().position()).hasValue(2);
        assertThat(engine.createTokenAt(Instant.EPOCH).position()).hasValue(0);
        assertThat(engine.createTokenAt(Instant.parse("2999-01-01T00:00:00Z")).position())
                .hasValue(2);
    }

    @Test
    @DisplayName("refuses a sequence number that is taken, as a conflict, and leaves no gap")
    void conflict() {
        store.append(item("a", 0));
        store.append(item("a", 1));

        assertThatThrownBy(() -> store.append(item("a", 1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store.append(item("a", 0))).isInstanceOf(AggregateStreamCreationException.class);
        store.append(item("a", 2));

        assertThat(log()).extracting(GroupCommitEngineTest::index).containsExactly(1L, 2L, 3L);
    }

    @Test
    @DisplayName("stores an append of several events whole or not at all")
    void atomic() {
        store.append(item("a", 1));

        assertThatThrownBy(() -> store.engine().appendEvents(List.of(item("a", 0), item("a", 1), item("a", 2))))
                .isInstanceOf(AggregateStreamCreationException.class);

        assertThat(log()).hasSize(1);
    }

    @Test
    @DisplayName("refuses one append of a group without harm to its neighbours, and leaves no gap")
    void neighbours() throws Exception {
        store.append(item("taken", 0));
        try (var callers = Executors.newCachedThreadPool()) {
            var answers = OneGroup.of(
                    store.file().writer(),
                    callers,
                    Stream.of("a", "taken", "b")
                            .map(name -> Executors.callable(() ->
                                    store.engine().appendEvents(List.of(item(name, 0), item(name, 1), item(name, 2)))))
                            .toList());

            answers.get(0).get();
            answers.get(2).get();
            assertThatThrownBy(answers.get(1)::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AggregateStreamCreationException.class);
        }

        assertThat(log()).extracting(GroupCommitEngineTest::index).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(store.engine().readEvents(mentorship("taken").value()).asStream())
                .hasSize(1);
    }

    @Test
    @DisplayName("keeps every append of 64 callers, each stream in order, without a gap")
    void manyCallers() {
        try (var callers = Executors.newFixedThreadPool(64)) {
            var answers = IntStream.range(0, 64)
                    .<Future<?>>mapToObj(caller -> callers.submit(() -> {
                        for (var i = 0; i < 25; i++) {
                            store.append(item("caller" + caller, i));
                        }
                    }))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isNull());
        }

        assertThat(log())
                .extracting(GroupCommitEngineTest::index)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 64 * 25).boxed().toList());
        assertThat(store.engine().readEvents(mentorship("caller63").value()).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactlyElementsOf(LongStream.range(0, 25).boxed().toList());
    }

    @Test
    @DisplayName("refuses an event that does not say who did it, with everything it was appended with")
    void withoutActor() {
        var payload = new ActionItemAdded(mentorship("a"), "act_1", "Read", EmbeddedStore.ANNE, null);
        var anonymous = new GenericDomainEventMessage<>("Test", mentorship("a").value(), 1, payload);
        var blank = new GenericDomainEventMessage<>("Test", mentorship("a").value(), 1, payload, Map.of("actor", " "));

        assertThatThrownBy(() -> store.engine().appendEvents(List.of(item("a", 0), anonymous)))
                .isInstanceOf(ActorMissingException.class);
        assertThatThrownBy(() -> store.append(blank)).isInstanceOf(ActorMissingException.class);
        assertThat(log()).isEmpty();
    }

    @Test
    @DisplayName("takes an event that belongs to no stream")
    void withoutStream() {
        EventMessage<?> event = new GenericEventMessage<>("something happened", EmbeddedStore.envelope());

        store.engine().appendEvents(List.of(event));

        assertThat(log()).singleElement().extracting(Message::getPayload).isEqualTo("something happened");
    }

    @Test
    @DisplayName("keeps the latest snapshot of a stream")
    void snapshots() {
        store.engine().storeSnapshot(item("a", 3));
        store.engine().storeSnapshot(item("a", 7));

        restart();

        assertThat(store.engine().readSnapshot(mentorship("a").value()))
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.getSequenceNumber()).isEqualTo(7));
    }

    @Test
    @DisplayName("feeds a tailing processor right after the commit")
    void tailing() throws Exception {
        var events = EmbeddedEventStore.builder()
                .storageEngine(store.engine())
                .fetchDelay(Integer.MAX_VALUE)
                .build();
        try (var stream = events.openStream(null)) {
            events.publish(item("a", 0));
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
            assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();

            events.publish(item("a", 1), item("a", 2));

            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(2);
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(3);
        } finally {
            events.shutDown();
        }
    }

    @Test
    @DisplayName("has ciphertext, and nothing but ciphertext, of a protected text in all files of the directory")
    void ciphertextOnDisk() throws Exception {
        var stream = mentorship("a");
        var secret = "My manager reads my notes";
        var concern =
                event(stream.value(), 0, new ConcernRaised(stream, "con_1", EmbeddedStore.ANNE, Severity.LOW, secret));
        store.append(concern);

        assertThat(bytesOnDisk()).doesNotContain(secret).contains("enc:v1:mnt_a:" + concern.getIdentifier());
        restart();

        assertThat(bytesOnDisk()).doesNotContain(secret);
        var stored = (ConcernRaised) log().getFirst().getPayload();
        assertThat(stored.text()).startsWith("enc:v1:mnt_a:");
        assertThat(stored.concernId()).isEqualTo("con_1");
        assertThat(store.protection().reveal(stored.text())).contains(secret);
    }

    private String bytesOnDisk() throws Exception {
        var text = new StringBuilder();
        try (var files = Files.list(path)) {
            for (var file : files.toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("lets nobody change or delete what is in the log")
    void appendOnly() throws Exception {
        store.append(item("a", 0));
        for (var sql : List.of("DELETE FROM DomainEventEntry", "UPDATE DomainEventEntry SET type = 'Other'")) {
            assertThatThrownBy(() -> store.file().writer().commit(connection -> {
                        try (var statement = connection.createStatement()) {
                            return statement.executeUpdate(sql);
                        }
                    }))
                    .hasStackTraceContaining("append-only");
        }
        try (var connection = store.file().readers().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM SnapshotEventEntry"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
