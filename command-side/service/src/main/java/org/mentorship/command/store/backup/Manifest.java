package org.mentorship.command.store.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.BackupFailure.Code;
import org.mentorship.contract.backup.BackupSummary;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.stored.EventJson;

/**
 * What a backup says about itself, in {@code backup.json}: the last file that is written.
 *
 * @param format of the backup; one that is higher than {@link #FORMAT} is refused
 * @param service the version of the service that made it
 * @param takenAt when it was begun, by the machine's clock
 * @param events how many there are
 * @param head position of the last; null if there is none
 * @param lastRecordedAt of the last, by the service's clock; null if there is none
 */
record Manifest(
        int format,
        String service,
        Instant takenAt,
        long events,
        @Nullable Long head,
        @Nullable Instant lastRecordedAt,
        List<Entry> files) {

    static final int FORMAT = 1;

    /** No folder, nothing hidden: a manifest cannot have anything written outside of the data directory. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9]+)?");

    /**
     * A file of the backup.
     *
     * @param sha256 lower-case hex
     */
    record Entry(String name, long bytes, String sha256) {
        Entry {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }

    Manifest {
        Objects.requireNonNull(service);
        Objects.requireNonNull(takenAt);
        files = List.copyOf(files);
    }

    static Manifest of(String service, Instant takenAt, LogExtent log, List<Entry> files) {
        return new Manifest(
                FORMAT,
                service,
                takenAt,
                log.events(),
                log.events() == 0 ? null : log.events() - 1,
                log.lastRecordedAt(),
                files);
    }

    void writeTo(Path file) throws IOException {
        EventJson.mapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }

    /**
     * The manifest of a backup.
     *
     * @throws BackupFailure if there is none, it makes no sense, or a newer version of the service wrote it
     */
    static Manifest in(Path backup) throws IOException {
        var file = backup.resolve(StoreBackups.MANIFEST);
        if (!Files.exists(file)) {
            throw new BackupFailure(
                    Code.NOT_A_BACKUP,
                    backup + " is no backup, or one that was cut short: it has no " + file.getFileName()
                            + "; name a directory that mentorship backup made");
        }
        try {
            var json = EventJson.mapper().readTree(Files.readString(file));
            if (!json.isObject()) {
                throw unreadable(file, null);
            }
            if (json.path("format").asInt() > FORMAT) {
                throw new BackupFailure(
                        Code.BACKUP_VERSION_UNKNOWN,
                        "A newer version of the service ("
                                + json.path("service").asText("?") + ") made " + backup
                                + "; restore it with that version or a later one");
            }
            return EventJson.mapper().treeToValue(json, Manifest.class).checked(file);
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw unreadable(file, e);
        }
    }

    private Manifest checked(Path file) {
        var names = new HashSet<String>();
        var plain = files.stream()
                .allMatch(entry -> NAME.matcher(entry.name()).matches()
                        && !entry.name().equals(StoreBackups.MANIFEST)
                        && !DataDirectory.isOwn(entry.name())
                        && names.add(entry.name()));
        if (format != FORMAT
                || !plain
                || !names.contains(DataDirectory.EVENTS)
                || !names.contains(DataDirectory.KEYS)) {
            throw unreadable(file, null);
        }
        return this;
    }

    private static BackupFailure unreadable(Path file, @Nullable Exception cause) {
        var failure = new BackupFailure(
                Code.NOT_A_BACKUP,
                file + " is not the list of files that mentorship backup writes; it is damaged, or of something else");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    Optional<Entry> entry(String name) {
        return files.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    BackupSummary summary() {
        return new BackupSummary(
                takenAt,
                service,
                events,
                lastRecordedAt,
                bytes(),
                entry(DataDirectory.KEY_ENCRYPTION_KEY).isPresent());
    }
}
