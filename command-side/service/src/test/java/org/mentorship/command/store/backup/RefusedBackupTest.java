package org.mentorship.command.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mentorship.command.store.EmbeddedStore.item;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.command.store.EmbeddedStore;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.BackupFailure.Code;
import org.mentorship.contract.backup.CopyProgress;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("Refused is")
class RefusedBackupTest {

    private static final int EVENTS = 40;
    private static final int PAGE = 4096;
    private static final CopyProgress UNSEEN = (_, _, _) -> {};

    private final StoreBackups backups = StoreBackups.load();

    @TempDir
    private Path place;

    private Path data;
    private Path backup;
    private Path target;

    @BeforeEach
    void fill() {
        data = place.resolve("data");
        backup = place.resolve("backup");
        target = place.resolve("restored");
        try (var store = EmbeddedStore.open(data)) {
            for (var i = 0; i < EVENTS; i++) {
                store.append(item("a", i));
            }
        }
    }

    private void backUp(Path from, Path to) {
        backups.backUp(
                new StoreBackups.Request(
                        from, to, new StoreBackups.Secrets(true, null, null, List.of()), List.of(), "test"),
                UNSEEN);
    }

    private void assertBackupRefused(Path from, Path to, Code code) {
        assertThat(catchThrowableOfType(BackupFailure.class, () -> backUp(from, to)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
        assertNothingUnfinished();
    }

    private void assertNothingUnfinished() {
        try (var left = Files.list(place)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.contains("unfinished"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRestoreRefused(Code code) {
        assertThat(catchThrowableOfType(BackupFailure.class, () -> backups.restore(backup, target, UNSEEN)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
        assertThat(target).doesNotExist();
    }

    private static void damage(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(PAGE);
            bytes.write(new byte[PAGE]);
        }
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void editManifest(String what, String by) throws IOException {
        var manifest = backup.resolve("backup.json");
        var text = Files.readString(manifest);
        assertThat(text).contains(what);
        Files.writeString(manifest, text.replace(what, by));
    }

    @Test
    @DisplayName("to back up what is no data directory, or a backup")
    void noDataDirectory() throws IOException {
        assertBackupRefused(place.resolve("nowhere"), backup, Code.NOT_A_DATA_DIR);
        assertBackupRefused(Files.createDirectory(place.resolve("empty")), backup, Code.NOT_A_DATA_DIR);
        backUp(data, backup);

        var refusal = catchThrowableOfType(StartupFailure.class, () -> backUp(backup, place.resolve("again")));

        assertThat(refusal.code()).isEqualTo(StartupFailure.Code.DATA_DIR_IS_A_BACKUP);
    }

    @ParameterizedTest
    @CsvSource({"events.db, EVENT_FILE_MISSING", "keys.db, KEY_FILE_MISSING"})
    @DisplayName("to back up a directory that lost a file:")
    void lostFile(String file, StartupFailure.Code code) throws IOException {
        Files.delete(data.resolve(file));

        var refusal = catchThrowableOfType(StartupFailure.class, () -> backUp(data, backup));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(backup).doesNotExist();
        assertNothingUnfinished();
    }

    @ParameterizedTest
    @CsvSource({"events.db, EVENT_FILE_CORRUPT", "keys.db, KEY_FILE_CORRUPT"})
    @DisplayName("to back up a damaged or a foreign file:")
    void damagedSource(String file, StartupFailure.Code code) throws IOException, SQLException {
        var whole = Files.readAllBytes(data.resolve(file));
        damage(data.resolve(file));
        assertSourceRefused(file, code);

        Files.write(data.resolve(file), Arrays.copyOf(whole, whole.length / 2));
        assertSourceRefused(file, code);

        Files.writeString(data.resolve(file), "no database");
        assertSourceRefused(file, code);

        Files.delete(data.resolve(file));
        execute(data.resolve(file), "CREATE TABLE DomainEventEntry (globalIndex, timeStamp, payloadType)");
        assertSourceRefused(file, code);
    }

    private void assertSourceRefused(String file, StartupFailure.Code code) {
        var refusal = catchThrowableOfType(StartupFailure.class, () -> backUp(data, backup));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(data.resolve(file).toString()).hasMessageNotContaining("unfinished");
        assertThat(backup).doesNotExist();
        assertNothingUnfinished();
    }

    @Test
    @DisplayName("to back up a log with a gap")
    void gap() throws SQLException {
        execute(
                data.resolve("events.db"),
                "DROP TRIGGER no_DELETE",
                "DELETE FROM DomainEventEntry WHERE globalIndex = 3");

        assertSourceRefused("events.db", StartupFailure.Code.EVENT_FILE_CORRUPT);
    }

    @Test
    @DisplayName("to overwrite anything, or to put the backup into the data directory")
    void badTarget() throws IOException {
        backUp(data, backup);
        var made = Files.readString(backup.resolve("backup.json"));

        assertBackupRefused(data, backup, Code.BACKUP_EXISTS);
        assertBackupRefused(data, Files.writeString(place.resolve("file"), "mine"), Code.BACKUP_EXISTS);
        assertBackupRefused(data, data.resolve("backup"), Code.BACKUP_IN_DATA_DIR);
        var link = Files.createSymbolicLink(place.resolve("link"), data);
        assertBackupRefused(data, link.resolve("deep/backup"), Code.BACKUP_IN_DATA_DIR);
        assertBackupRefused(data, place.resolve("file/backup"), Code.BACKUP_NOT_WRITABLE);

        assertThat(backup.resolve("backup.json")).hasContent(made);
        assertThat(place.resolve("file")).hasContent("mine");
    }

    @Test
    @DisplayName("to make a backup while another one of its name is being made, which goes on")
    void inProgress() {
        var refusals = new ArrayList<BackupFailure>();
        CopyProgress second =
                (_, _, _) -> refusals.add(catchThrowableOfType(BackupFailure.class, () -> backUp(data, backup)));

        backups.backUp(
                new StoreBackups.Request(
                        data, backup, new StoreBackups.Secrets(true, null, null, List.of()), List.of(), "test"),
                second);

        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal.code()).isEqualTo(Code.BACKUP_IN_PROGRESS));
        assertNothingUnfinished();
        backups.restore(backup, target, UNSEEN);
    }

    @Test
    @DisplayName("to make a backup where files cannot be locked, and says so")
    void noLocks() {
        var refusal = catchThrowableOfType(
                BackupFailure.class,
                () -> Unfinished.of(backup, _ -> {
                    throw new IOException("No locks available");
                }));

        assertThat(refusal.code()).isEqualTo(Code.BACKUP_NOT_LOCKABLE);
        assertThat(refusal).hasMessageContaining("cannot lock files").hasMessageContaining("--to");
        assertNothingUnfinished();
    }

    @Test
    @DisplayName("to make a backup on a disk that fails, and does not say that it cannot lock files")
    void failingDisk() {
        var failure = catchThrowable(() -> Unfinished.of(backup, _ -> {
            throw new IOException("Input/output error");
        }));

        assertThat(failure).isExactlyInstanceOf(IOException.class).hasMessage("Input/output error");
        assertNothingUnfinished();
    }

    @Test
    @DisplayName("to delete what is only called like an unfinished backup")
    void foreignUnfinished() throws IOException {
        var mine = Files.createDirectory(place.resolve("backup.unfinished"));
        Files.writeString(mine.resolve("notes.txt"), "mine");

        var refusal = catchThrowableOfType(BackupFailure.class, () -> backUp(data, backup));

        assertThat(refusal.code()).isEqualTo(Code.BACKUP_NOT_WRITABLE);
        assertThat(refusal).hasMessageContaining(mine.toString());
        assertThat(mine.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    @DisplayName("to fill the disk, before anything is copied")
    void diskFull() {
        var request = new StoreBackups.Request(
                data, backup, new StoreBackups.Secrets(true, null, null, List.of()), List.of(), "test");

        var refusal = catchThrowableOfType(
                BackupFailure.class, () -> new Backup(request, UNSEEN, ServiceClock.machine(), _ -> PAGE).take());

        assertThat(refusal.code()).isEqualTo(Code.DISK_FULL);
        assertNothingUnfinished();
        backUp(data, backup);
        refusal = catchThrowableOfType(BackupFailure.class, () -> new Restore(backup, target, UNSEEN, _ -> PAGE).run());
        assertThat(refusal.code()).isEqualTo(Code.DISK_FULL);
        assertThat(target).doesNotExist();
    }

    @Test
    @DisplayName("to restore what is not there, or is no backup")
    void noBackup() throws IOException {
        assertRestoreRefused(Code.BACKUP_MISSING);
        Files.createDirectory(backup);
        assertRestoreRefused(Code.NOT_A_BACKUP);
        for (var content : List.of(
                "",
                "{}",
                "[1]",
                "null",
                "\"x\"",
                "{\"format\": 1, \"files\": []}",
                "{\"format\": 1, \"files\": [{}]}",
                "\u0000\u0001")) {
            Files.writeString(backup.resolve("backup.json"), content);
            assertRestoreRefused(Code.NOT_A_BACKUP);
        }
        Files.write(backup.resolve("backup.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertRestoreRefused(Code.NOT_A_BACKUP);
        backup = data;
        assertRestoreRefused(Code.NOT_A_BACKUP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../kek", "/tmp/kek", "a/b", "lock", ".kek", "keys.db", "backup.json", "restore-unfinished"})
    @DisplayName("to restore a backup whose list names a file that no backup has:")
    void strangeNames(String name) throws IOException {
        backUp(data, backup);

        editManifest("\"kek\"", "\"" + name + "\"");

        assertRestoreRefused(Code.NOT_A_BACKUP);
        assertThat(place.resolve("kek")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.db", "keys.db", "kek"})
    @DisplayName("to restore a backup of which a file is gone, cut short, or changed:")
    void damagedBackup(String name) throws IOException {
        backUp(data, backup);
        var file = backup.resolve(name);
        var whole = Files.readAllBytes(file);

        Files.delete(file);
        assertRestoreRefused(Code.BACKUP_DAMAGED);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertRestoreRefused(Code.BACKUP_DAMAGED);
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        assertRestoreRefused(Code.BACKUP_DAMAGED);
    }

    @Test
    @DisplayName("to restore a backup whose log is damaged or foreign although its list fits it")
    void listedDamage() throws IOException, SQLException {
        damage(data.resolve("events.db"));
        for (var events : List.of(Files.readAllBytes(data.resolve("events.db")), "no database".getBytes(UTF_8))) {
            relist(events);
            assertRestoreRefused(Code.BACKUP_DAMAGED);
        }
    }

    /** A backup of a whole store, with other bytes in place of its log, and a list that says so. */
    private void relist(byte[] events) throws IOException {
        var sound = place.resolve("sound");
        if (!Files.exists(sound)) {
            try (var store = EmbeddedStore.open(sound)) {
                store.append(item("a", 0));
            }
        }
        try (var old = Files.exists(backup) ? Files.list(backup) : Stream.<Path>empty()) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(backup);
        backUp(sound, backup);
        var before = Files.size(backup.resolve("events.db"));
        var digest = Copies.digest(backup.resolve("events.db"), _ -> {});
        Files.write(backup.resolve("events.db"), events);
        editManifest(digest, Copies.digest(backup.resolve("events.db"), _ -> {}));
        editManifest("\"bytes\" : " + before, "\"bytes\" : " + events.length);
    }

    @Test
    @DisplayName("to restore a backup with another number of events than it says")
    void otherEvents() throws IOException {
        backUp(data, backup);

        editManifest("\"events\" : " + EVENTS, "\"events\" : " + (EVENTS + 1));

        assertRestoreRefused(Code.BACKUP_DAMAGED);
    }

    @Test
    @DisplayName("to restore a backup of a newer format, or of a newer version of a file")
    void newer() throws IOException, SQLException {
        backUp(data, backup);
        editManifest("\"format\" : 1", "\"format\" : 2, \"unheard\" : true");
        assertRestoreRefused(Code.BACKUP_VERSION_UNKNOWN);

        execute(data.resolve("events.db"), "PRAGMA user_version = 2");
        var refusal = catchThrowableOfType(StartupFailure.class, () -> backUp(data, place.resolve("another")));

        assertThat(refusal.code()).isEqualTo(StartupFailure.Code.FILE_VERSION_UNKNOWN);
        assertThat(refusal).hasMessageContaining(data.resolve("events.db").toString());
        assertNothingUnfinished();
    }

    @Test
    @DisplayName("to restore into a directory that holds anything or is in use, or where there can be none")
    void badDataDirectory() throws IOException {
        backUp(data, backup);
        var before = Files.readAllBytes(data.resolve("events.db"));
        var file = Files.writeString(place.resolve("file"), "mine");

        for (var directory : List.of(data, place)) {
            var refusal = catchThrowableOfType(BackupFailure.class, () -> backups.restore(backup, directory, UNSEEN));
            assertThat(refusal.code()).isEqualTo(Code.DATA_DIR_NOT_EMPTY);
        }
        for (var directory : List.of(file, file.resolve("data"))) {
            var refusal = catchThrowableOfType(BackupFailure.class, () -> backups.restore(backup, directory, UNSEEN));
            assertThat(refusal.code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
        }
        try (var taken = DataDirectory.open(target)) {
            var refusal = catchThrowableOfType(StartupFailure.class, () -> backups.restore(backup, target, UNSEEN));
            assertThat(refusal.code()).isEqualTo(StartupFailure.Code.DATA_DIR_IN_USE);
            assertThat(taken).hasToString(target.toString());
        }
        assertThat(data.resolve("events.db")).hasBinaryContent(before);
        assertThat(place.resolve("lock")).doesNotExist();
        assertThat(file).hasContent("mine");
        backups.restore(backup, target, UNSEEN);
    }

    @Test
    @DisplayName("to start the service on a backup, which stays as it is")
    void startOnBackup() throws IOException {
        backUp(data, backup);

        var refusal = catchThrowableOfType(StartupFailure.class, () -> DataDirectory.open(backup));

        assertThat(refusal.code()).isEqualTo(StartupFailure.Code.DATA_DIR_IS_A_BACKUP);
        assertThat(backup.resolve("lock")).doesNotExist();
    }
}
