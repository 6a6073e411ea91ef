package org.mentorship.command.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.privacy.CheckValue;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.command.store.EventLogFile;
import org.mentorship.command.store.sqlite.Snapshot;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Synced;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.BackupFailure.Code;
import org.mentorship.contract.backup.BackupSummary;
import org.mentorship.contract.backup.CopyProgress;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.backup.StoreBackups.Request;
import org.mentorship.contract.stored.EventSerializer;

/**
 * Makes one backup. What follows from the events (progress of the automations) is looked at before them, and what
 * they need (keys) after them: so the automations of the copy are never ahead of its log, and no text lacks its key.
 */
final class Backup {

    private static final String COPYING = "Copying";
    private static final String CHECKING = "Checking";

    private final Request request;
    private final CopyProgress progress;
    private final InstantSource clock;
    private final Room room;
    private final Path data;
    private final SqliteFile events;
    private final SqliteFile keys;
    private final SqliteFile automations;
    private final OpeningKey openingKey;
    private final List<Path> copied = new ArrayList<>();
    private long total;
    private long done;

    Backup(Request request, CopyProgress progress, InstantSource clock, Room room) {
        this.request = request;
        this.progress = progress;
        this.clock = clock;
        this.room = room;
        this.data = request.data();
        this.events = SqliteFile.existing(data.resolve(DataDirectory.EVENTS), EventLogFile.PURPOSE);
        this.keys = SqliteFile.existing(data.resolve(DataDirectory.KEYS), SubjectKeys.PURPOSE);
        this.openingKey = OpeningKey.of(data, request.secrets());
        this.automations = SqliteFile.existing(data.resolve(DataDirectory.AUTOMATIONS), AutomationsDb.PURPOSE);
    }

    BackupSummary take() {
        var takenAt = clock.instant(); // before the first look: whatever came later may not be in it
        requireData();
        requireTarget();
        try (var unfinished = Unfinished.of(request.to())) {
            return take(takenAt, unfinished);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private BackupSummary take(Instant takenAt, Unfinished unfinished) {
        try {
            copyInto(unfinished.path());
            var manifest = check(takenAt, unfinished.path());
            publish(manifest, unfinished);
            return manifest.summary();
        } catch (IOException e) {
            var failure = explained(e, unfinished.path());
            discard(unfinished, failure);
            throw failure;
        } catch (RuntimeException e) {
            discard(unfinished, e);
            throw e;
        }
    }

    private void requireData() {
        DataDirectory.requireComplete(data);
        var hasEvents = Files.exists(data.resolve(DataDirectory.EVENTS));
        var hasKeys = Files.exists(data.resolve(DataDirectory.KEYS));
        if (!hasEvents && !hasKeys) {
            throw new BackupFailure(
                    Code.NOT_A_DATA_DIR,
                    data + " is no data directory: it has no " + DataDirectory.EVENTS
                            + "; name one with --data on which the service ran");
        }
        if (!hasEvents || !hasKeys) {
            var missing = hasEvents ? DataDirectory.KEYS : DataDirectory.EVENTS;
            throw new StartupFailure(
                    hasEvents ? StartupFailure.Code.KEY_FILE_MISSING : StartupFailure.Code.EVENT_FILE_MISSING,
                    data.resolve(missing) + " is gone, and a backup without it is none; restore the directory from an"
                            + " earlier backup");
        }
        for (var name : List.of(DataDirectory.EVENTS, DataDirectory.KEYS, DataDirectory.AUTOMATIONS)) {
            requireReadable(data.resolve(name));
        }
        if (withSecrets()) {
            requireReadable(data.resolve(DataDirectory.KEY_ENCRYPTION_KEY));
        }
    }

    /** Who gives the key from elsewhere keeps it apart from the data, also where the directory has a copy of it. */
    private boolean withSecrets() {
        return request.secrets().wanted() && openingKey.given().isEmpty();
    }

    private static void requireReadable(Path file) {
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new BackupFailure(
                    Code.DATA_DIR_NOT_READABLE,
                    file + " cannot be read by this user; give the command as the user of the service");
        }
    }

    private void requireTarget() {
        var to = request.to();
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupFailure(
                    Code.BACKUP_EXISTS, to + " is there already, and is not overwritten; name another place with --to");
        }
        try {
            if (real(to).startsWith(data.toRealPath())) {
                throw new BackupFailure(
                        Code.BACKUP_IN_DATA_DIR,
                        to + " is inside of the data directory, and would be lost with it; name another place with"
                                + " --to, best on another disk");
            }
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Without links, as far as it is there. */
    private static Path real(Path path) throws IOException {
        var absolute = path.toAbsolutePath().normalize();
        var there = Copies.nearest(absolute);
        return there.toRealPath().resolve(there.relativize(absolute));
    }

    private void copyInto(Path unfinished) throws IOException {
        for (var companion : request.companions()) {
            copyPlain(companion, unfinished);
        }
        try (var todo = automationsNow();
                var cut = Cut.take(events::snapshot, keys::snapshot)) {
            total = cut.events().bytes()
                    + cut.keys().bytes()
                    + Optional.ofNullable(todo).map(Snapshot::bytes).orElse(0L);
            var check = CheckValue.of(cut.keys());
            openingKey.require(check);
            var withSecrets = withSecrets() && OpeningKey.isIn(data.resolve(DataDirectory.KEY_ENCRYPTION_KEY), check);
            room.require(unfinished.resolveSibling(""), total);
            // The small ones first: until the copy is made, bytes of a destroyed key stay in the write-ahead log.
            copy(cut.keys(), unfinished.resolve(DataDirectory.KEYS));
            if (todo != null) {
                copy(todo, unfinished.resolve(DataDirectory.AUTOMATIONS));
            }
            copy(cut.events(), unfinished.resolve(DataDirectory.EVENTS));
            if (withSecrets) {
                copySecrets(check, unfinished);
            }
        }
        copyPlain(DataDirectory.SIMULATED_TIME, unfinished);
    }

    private void copySecrets(CheckValue check, Path unfinished) throws IOException {
        copyPlain(DataDirectory.KEY_ENCRYPTION_KEY, unfinished);
        if (!OpeningKey.isIn(unfinished.resolve(DataDirectory.KEY_ENCRYPTION_KEY), check)) {
            throw new BackupFailure(
                    Code.KEYS_ROTATED,
                    "The key-encryption key of " + data + " was exchanged while the backup was taken; take it again");
        }
        for (var companion : request.secrets().companions()) {
            copyPlain(companion, unfinished);
        }
    }

    /** A directory whose service never got so far has none. */
    private @Nullable Snapshot automationsNow() {
        return Files.exists(data.resolve(DataDirectory.AUTOMATIONS)) ? automations.snapshot() : null;
    }

    private void copy(Snapshot snapshot, Path target) throws IOException {
        var before = done;
        Copies.makeFile(target);
        try (snapshot) {
            snapshot.copyTo(target, bytes -> progress.reached(COPYING, before + bytes, total));
        }
        done = before + snapshot.bytes();
        Synced.file(target);
        copied.add(target);
    }

    private void copyPlain(String name, Path unfinished) throws IOException {
        var source = data.resolve(name);
        if (Files.exists(source)) {
            var target = unfinished.resolve(name);
            Copies.copy(source, target, _ -> {});
            copied.add(target);
        }
    }

    /** A page that the disk gave back wrong is copied as it is: so it is the copy that is checked, not the source. */
    private Manifest check(Instant takenAt, Path unfinished) throws IOException {
        check(events, unfinished.resolve(DataDirectory.EVENTS));
        check(keys, unfinished.resolve(DataDirectory.KEYS));
        check(automations, unfinished.resolve(DataDirectory.AUTOMATIONS));
        var extent = extent(unfinished.resolve(DataDirectory.EVENTS));
        if (extent.hasGaps()) {
            throw events.damaged(extent.events() + " events are left of " + extent.last());
        }
        var seen = seenByAutomations(unfinished.resolve(DataDirectory.AUTOMATIONS));
        if (seen > extent.events()) {
            throw events.damaged(EventLogFile.lostEnd(extent.events(), seen, DataDirectory.AUTOMATIONS));
        }
        done = 0;
        var files = new ArrayList<Manifest.Entry>();
        for (var file : copied) {
            var before = done;
            var digest = Copies.digest(file, bytes -> progress.reached(CHECKING, before + bytes, total));
            var bytes = Files.size(file);
            files.add(new Manifest.Entry(file.getFileName().toString(), bytes, digest));
            done += bytes;
        }
        return Manifest.of(request.serviceVersion(), takenAt, extent, files);
    }

    private static void check(SqliteFile source, Path copy) {
        if (Files.exists(copy)) {
            source.findingIn(copy).ifPresent(finding -> {
                throw source.damaged(finding);
            });
        }
    }

    /** The same witness that a start asks: a backup that would not start is none. */
    private long seenByAutomations(Path copy) {
        if (!Files.exists(copy)) {
            return 0;
        }
        try (var connection = SqliteFile.immutable(copy)) {
            return AutomationsDb.eventsSeen(connection, EventSerializer.create());
        } catch (SQLException e) {
            throw automations.failure(e);
        }
    }

    private LogExtent extent(Path copy) {
        try {
            return LogExtent.of(copy);
        } catch (SQLException e) {
            throw events.failure(e);
        }
    }

    private void publish(Manifest manifest, Unfinished unfinished) throws IOException {
        var list = unfinished.path().resolve(StoreBackups.MANIFEST);
        Copies.makeFile(list);
        manifest.writeTo(list);
        Synced.file(list);
        unfinished.publish(request.to());
    }

    private RuntimeException explained(IOException e, Path unfinished) {
        var left = Math.max(1, total - done);
        if (room.isLackingAt(unfinished, left)) {
            return new BackupFailure(
                    Code.DISK_FULL,
                    "The disk of " + unfinished.getParent()
                            + " is full; make room there, or name another place with --to",
                    e);
        }
        return notWritable(e);
    }

    private BackupFailure notWritable(IOException e) {
        return new BackupFailure(
                Code.BACKUP_NOT_WRITABLE,
                request.to() + " cannot be written (" + e
                        + "); give this user write access there, or name another place" + " with --to",
                e);
    }

    private static void discard(Unfinished unfinished, RuntimeException why) {
        try {
            unfinished.discard();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
