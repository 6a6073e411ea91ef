package org.mentorship.command.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mentorship.command.store.EmbeddedStore.ANNE;
import static org.mentorship.command.store.EmbeddedStore.event;
import static org.mentorship.command.store.EmbeddedStore.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.store.AppendsInLog;
import org.mentorship.command.store.EmbeddedStore;
import org.mentorship.command.store.EventDoor;
import org.mentorship.command.store.EventLogFile;
import org.mentorship.command.store.GroupCommitEngine;
import org.mentorship.command.store.LoadedProcess;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.backup.BackupSummary;
import org.mentorship.contract.backup.CopyProgress;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("A backup")
class BackupTest {

    private static final int ROUNDS = 3;
    private static final int BETWEEN_BACKUPS = 200;
    /** The second sign of progress: the keys are copied first. */
    private static final int EVENTS_ARE_COPIED = 2;

    private static final CopyProgress UNSEEN = (_, _, _) -> {};
    private static final Attributes ATTRIBUTES = new Attributes(
            List.of(), List.of(), List.of(), null, null, List.of("en"), "Europe/Vienna", List.of(), null);

    private final StoreBackups backups = StoreBackups.load();

    @TempDir
    private Path place;

    private Path data() {
        return place.resolve("data");
    }

    private StoreBackups.Request request(Path to, boolean withKeyEncryptionKey) {
        return new StoreBackups.Request(
                data(),
                to,
                new StoreBackups.Secrets(withKeyEncryptionKey, null, null, List.of("jwt-key.json")),
                List.of("demo.properties"),
                "test");
    }

    private BackupSummary backUp(Path to, boolean withKeyEncryptionKey) {
        return backups.backUp(request(to, withKeyEncryptionKey), UNSEEN);
    }

    private Path restored(Path backup, String name) {
        var directory = place.resolve(name);
        backups.restore(backup, directory, UNSEEN);
        return directory;
    }

    private static List<String> names(EmbeddedStore store) {
        try (var events = store.engine().readEvents(null, false)) {
            return events.map(Message::getPayload)
                    .filter(ParticipantRegistered.class::isInstance)
                    .map(event -> store.protection()
                            .reveal(((ParticipantRegistered) Objects.requireNonNull(event)).name())
                            .orElse("erased"))
                    .toList();
        }
    }

    private static void registerAnne(EmbeddedStore store) {
        store.append(event(
                ANNE.value(), 0, new ParticipantRegistered(ANNE, "Anne", "anne@example.org", null, null, ATTRIBUTES)));
    }

    private static PersonalDataErased erasure() {
        return new PersonalDataErased(ANNE, List.of("name"));
    }

    @Test
    @DisplayName(
            "of a store under load has every append that was acknowledged before, whole and readable, record by record")
    void underLoad() throws Exception {
        var acknowledged = new ArrayList<List<String>>();
        var made = new ArrayList<BackupSummary>();
        var process = LoadedProcess.start(data());
        try {
            for (var round = 0; round < ROUNDS; round++) {
                process.awaitAcknowledgements((round + 1) * BETWEEN_BACKUPS);
                acknowledged.add(process.acknowledged());
                made.add(backUp(place.resolve("backup-" + round), true));
            }
        } finally {
            process.kill();
        }
        AppendsInLog.of(data());
        var all = Rows.of(data());

        for (var round = 0; round < ROUNDS; round++) {
            var directory = restored(place.resolve("backup-" + round), "restored-" + round);

            assertThat(AppendsInLog.of(directory)).as("round %d", round).containsAll(acknowledged.get(round));
            assertThat(made.get(round).events()).isPositive();
            assertThat(Rows.of(directory))
                    .as("round %d", round)
                    .isEqualTo(all.subList(0, Math.toIntExact(made.get(round).events())));
        }
    }

    @Test
    @DisplayName("leaves what it copies as it is, and can be restored where the service was killed")
    void ofWhatAKillLeft() throws Exception {
        var process = LoadedProcess.start(data());
        process.awaitAcknowledgements(1);
        var acknowledged = process.kill();
        var before = Files.readAllBytes(data().resolve("events.db"));
        var log = Files.readAllBytes(data().resolve("events.db-wal"));

        backUp(place.resolve("backup"), true);

        assertThat(data().resolve("events.db")).hasBinaryContent(before);
        assertThat(data().resolve("events.db-wal")).hasBinaryContent(log);
        assertThat(AppendsInLog.of(restored(place.resolve("backup"), "restored")))
                .containsAll(acknowledged);
    }

    @Test
    @DisplayName("of an empty store is one of an empty store")
    void empty() {
        EmbeddedStore.open(data()).close();

        var made = backUp(place.resolve("backup"), true);

        assertThat(made.events()).isZero();
        assertThat(made.lastRecordedAt()).isNull();
        try (var store = EmbeddedStore.open(restored(place.resolve("backup"), "restored"))) {
            store.append(item("a", 0));
        }
    }

    @Test
    @DisplayName("that was made between an erasure and the end of the key is erased when a service starts on it")
    void erasureCutShort() {
        try (var store = EmbeddedStore.open(data())) {
            registerAnne(store);
            try (var otherKeys = SubjectKeys.open(place.resolve("other.db"), place.resolve("kek"), null, false)) {
                new GroupCommitEngine(
                                store.file(),
                                EventSerializer.create(),
                                new EventDoor(store.protection(), new Erasures(otherKeys)))
                        .appendEvents(List.of(event(ANNE.value(), 1, erasure())));
            }
            assertThat(names(store)).as("the key is there").containsExactly("Anne");

            backUp(place.resolve("backup"), true);
        }

        try (var store = EmbeddedStore.open(restored(place.resolve("backup"), "restored"))) {
            assertThat(names(store)).containsExactly("erased");
        }
    }

    @Test
    @DisplayName("has no key destroyed of which its log does not say so, also if that happens while it is begun")
    void erasureBetweenTheLooks() {
        try (var store = EmbeddedStore.open(data())) {
            registerAnne(store);
            var events = SqliteFile.existing(store.directory().events(), EventLogFile.PURPOSE);
            var keys = SqliteFile.existing(store.directory().keys(), SubjectKeys.PURPOSE);
            var looks = new ArrayList<String>();

            try (var cut = Cut.take(events::snapshot, () -> {
                if (looks.isEmpty()) {
                    store.append(event(ANNE.value(), 1, erasure()));
                }
                looks.add("keys");
                return keys.snapshot();
            })) {
                assertThat(looks).hasSize(2);
                assertThat(cut.events().number("SELECT count(*) FROM DomainEventEntry"))
                        .isEqualTo(2);
                assertThat(cut.keys().number("SELECT count(*) FROM subject_key WHERE wrapped IS NULL"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("lets a key be destroyed while the events are being copied, and is of the time before")
    void erasureMeanwhile() {
        try (var store = EmbeddedStore.open(data())) {
            registerAnne(store);
            var steps = new AtomicInteger();

            backups.backUp(request(place.resolve("backup"), true), (_, _, _) -> {
                if (steps.incrementAndGet() == EVENTS_ARE_COPIED) {
                    store.append(event(ANNE.value(), 1, erasure()));
                    assertThat(store.keys().awaitingDestruction()).isZero();
                }
            });

            assertThat(names(store)).containsExactly("erased");
        }
        try (var store = EmbeddedStore.open(restored(place.resolve("backup"), "restored"))) {
            assertThat(names(store)).containsExactly("Anne");
        }
    }

    @Test
    @DisplayName("without the wrapping key is of use only with it, and has no other secret either")
    void withoutKeyEncryptionKey() throws IOException {
        try (var store = EmbeddedStore.open(data())) {
            registerAnne(store);
        }
        Files.writeString(data().resolve("jwt-key.json"), "{}");
        var made = backUp(place.resolve("backup"), false);
        assertThat(made.holdsKeyEncryptionKey()).isFalse();
        assertThat(place.resolve("backup/kek")).doesNotExist();
        assertThat(place.resolve("backup/jwt-key.json")).doesNotExist();
        var directory = restored(place.resolve("backup"), "restored");

        var refusal = catchThrowableOfType(StartupFailure.class, () -> EmbeddedStore.open(directory));

        assertThat(refusal.code()).isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING);
    }

    @Test
    @DisplayName("has no secret where the wrapping key is given, also if the directory has a copy of it")
    void keyGiven() throws IOException {
        EmbeddedStore.open(data()).close();
        var key = Files.readString(data().resolve("kek"));
        Files.writeString(data().resolve("jwt-key.json"), "{}");
        var secrets = new StoreBackups.Secrets(true, key, null, List.of("jwt-key.json"));

        var made = backups.backUp(
                new StoreBackups.Request(data(), place.resolve("backup"), secrets, List.of(), "test"), UNSEEN);

        assertThat(made.holdsKeyEncryptionKey()).isFalse();
        assertThat(place.resolve("backup/kek")).doesNotExist();
        assertThat(place.resolve("backup/jwt-key.json")).doesNotExist();
    }

    @Test
    @DisplayName("has the files that come with the store, and no others")
    void companions() throws IOException {
        EmbeddedStore.open(data()).close();
        Files.writeString(data().resolve("jwt-key.json"), "{}");
        Files.writeString(data().resolve("demo.properties"), "seed=1");
        Files.writeString(data().resolve("simulated-time"), "2026-01-05T09:00:00Z");
        Files.writeString(data().resolve("notes.txt"), "mine");
        Files.writeString(data().resolve("kek.former"), "once");

        backUp(place.resolve("backup"), true);

        var directory = restored(place.resolve("backup"), "restored");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "events.db", "keys.db", "kek", "jwt-key.json", "demo.properties", "simulated-time", "lock");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("and what is restored of it can be read by their owner only")
    void ownerOnly() throws IOException {
        EmbeddedStore.open(data()).close();

        backUp(place.resolve("backups/backup"), true);
        restored(place.resolve("backups/backup"), "restored");

        for (var directory :
                List.of(place.resolve("backups"), place.resolve("backups/backup"), place.resolve("restored"))) {
            assertThat(permissions(directory)).isEqualTo("rwx------");
        }
        for (var directory : List.of(place.resolve("backups/backup"), place.resolve("restored"))) {
            try (var files = Files.list(directory)) {
                assertThat(files.filter(file -> !file.endsWith("lock")))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
