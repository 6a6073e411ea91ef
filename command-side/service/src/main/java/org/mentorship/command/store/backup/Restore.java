package org.mentorship.command.store.backup;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.command.store.EventLogFile;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.Synced;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.BackupFailure.Code;
import org.mentorship.contract.backup.BackupSummary;
import org.mentorship.contract.backup.CopyProgress;

/** Makes a data directory of a backup. No service starts on it before everything is there, checked and on disk. */
final class Restore {

    private static final Map<String, SqliteFile.Purpose> PURPOSES = Map.of(
            DataDirectory.EVENTS, EventLogFile.PURPOSE,
            DataDirectory.KEYS, SubjectKeys.PURPOSE,
            DataDirectory.AUTOMATIONS, AutomationsDb.PURPOSE);

    private final Path from;
    private final Path data;
    private final CopyProgress progress;
    private final Room room;

    Restore(Path from, Path data, CopyProgress progress, Room room) {
        this.from = from;
        this.data = data;
        this.progress = progress;
        this.room = room;
    }

    BackupSummary run() {
        var manifest = manifest();
        var isNew = !Files.exists(data);
        try {
            if (!isNew && !DataDirectory.isEmpty(data)) {
                throw new DirectoryNotEmptyException(data.toString());
            }
            room.require(Copies.nearest(data), manifest.bytes());
            Copies.makeDirectories(data);
            fill(manifest, isNew);
        } catch (DirectoryNotEmptyException e) {
            throw notEmpty(e);
        } catch (IOException e) {
            throw explained(e, manifest.bytes());
        }
        return manifest.summary();
    }

    private BackupFailure notEmpty(IOException e) {
        return new BackupFailure(
                Code.DATA_DIR_NOT_EMPTY,
                DataDirectory.isHalfFilled(data)
                        ? DataDirectory.halfFilled(data)
                        : data + " is not empty, and nothing in it is overwritten; name another directory with --data",
                e);
    }

    private Manifest manifest() {
        if (!Files.isDirectory(from)) {
            throw new BackupFailure(
                    Code.BACKUP_MISSING, "There is no directory " + from + "; name a backup with --from");
        }
        try {
            var manifest = Manifest.in(from);
            for (var entry : manifest.files()) {
                requireLength(entry);
            }
            return manifest;
        } catch (IOException e) {
            throw new BackupFailure(
                    Code.BACKUP_DAMAGED,
                    from + " cannot be read (" + e + "); give this user access, or name another",
                    e);
        }
    }

    private void requireLength(Manifest.Entry entry) throws IOException {
        var file = from.resolve(entry.name());
        if (!Files.isRegularFile(file)) {
            throw damaged(file, "it is gone");
        }
        if (Files.size(file) != entry.bytes()) {
            throw damaged(file, "it has %,d bytes instead of %,d".formatted(Files.size(file), entry.bytes()));
        }
    }

    private void fill(Manifest manifest, boolean isNew) throws IOException {
        try (var directory = DataDirectory.openToFill(data)) {
            try {
                copy(manifest);
                check(manifest);
                Synced.entries(data);
                directory.filled();
                Synced.entries(data);
            } catch (IOException e) {
                var failure = explained(e, manifest.bytes());
                empty(manifest, directory, isNew, failure);
                throw failure;
            } catch (RuntimeException e) {
                empty(manifest, directory, isNew, e);
                throw e;
            }
        }
    }

    private void copy(Manifest manifest) throws IOException {
        var done = 0L;
        for (var entry : manifest.files()) {
            var before = done;
            var source = from.resolve(entry.name());
            var digest = Copies.copy(
                    source,
                    data.resolve(entry.name()),
                    bytes -> progress.reached("Copying", before + bytes, manifest.bytes()));
            if (!digest.equals(entry.sha256())) {
                throw damaged(source, "it is not what was backed up");
            }
            done += entry.bytes();
        }
    }

    private void check(Manifest manifest) {
        progress.reached("Checking", 0, manifest.bytes());
        for (var entry : manifest.files()) {
            var purpose = PURPOSES.get(entry.name());
            if (purpose != null) {
                var source = from.resolve(entry.name());
                SqliteFile.existing(source, purpose)
                        .findingIn(data.resolve(entry.name()))
                        .ifPresent(finding -> {
                            throw damaged(source, finding);
                        });
            }
        }
        requireEvents(manifest);
        progress.reached("Checking", manifest.bytes(), manifest.bytes());
    }

    private void requireEvents(Manifest manifest) {
        var source = from.resolve(DataDirectory.EVENTS);
        try {
            var extent = LogExtent.of(data.resolve(DataDirectory.EVENTS));
            if (extent.hasGaps() || extent.events() != manifest.events()) {
                throw damaged(
                        source,
                        "%,d events up to number %,d instead of %,d"
                                .formatted(extent.events(), extent.last(), manifest.events()));
            }
        } catch (SQLException e) {
            throw damaged(source, e.toString());
        }
    }

    private static BackupFailure damaged(Path file, String finding) {
        return new BackupFailure(
                Code.BACKUP_DAMAGED,
                file + " is damaged (" + finding + "); restore another backup, nothing was restored");
    }

    /** Leaves the directory as it was found, but for the file of the lock. */
    private void empty(Manifest manifest, DataDirectory directory, boolean isNew, Exception why) {
        try {
            for (var entry : manifest.files()) {
                Files.deleteIfExists(data.resolve(entry.name()));
            }
            directory.filled();
            if (isNew) {
                Copies.discard(data);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private BackupFailure explained(IOException e, long bytes) {
        if (room.isLackingAt(data, bytes)) {
            return new BackupFailure(
                    Code.DISK_FULL, "The disk of " + data + " is full; make room there, or name another place", e);
        }
        return new BackupFailure(
                Code.DATA_DIR_NOT_WRITABLE,
                data + " cannot be made or written (" + e
                        + "); give this user write access and free space there, or name"
                        + " another directory with --data",
                e);
    }
}
