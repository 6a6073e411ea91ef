package org.mentorship.command.privacy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.privacy.KeyStore.Stored;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport.Kept;

/**
 * Copies wrapped keys from the file of an embedded service to the collection of a cluster, as they are, so the cluster needs
 * the same key-encryption key. What was destroyed stays so, and so does what an erasure in the log says is to be.
 */
public final class KeyCopy implements AutoCloseable {

    private static final int PAGE = 1_000;

    private final HikariDataSource source;
    private final SqliteFile file;
    private final KeyCollection target;
    private final Set<String> erased;
    private final String targetName;

    private KeyCopy(SqliteFile file, MongoDatabase target, Set<String> erased) {
        this.file = file;
        this.source = file.readers(1);
        this.target = new KeyCollection(target);
        this.targetName = target.getName();
        this.erased = erased;
    }

    /**
     * Opens the file, to be read only.
     *
     * @param erased whose keys are destroyed, also where a crash left them
     * @throws StartupFailure if it is damaged
     */
    public static KeyCopy open(Path file, MongoDatabase target, Set<String> erased) {
        return new KeyCopy(SqliteFile.openReadOnly(file, KeyFile.PURPOSE), target, erased);
    }

    /**
     * Makes sure that one key opens the keys of both.
     *
     * @throws StartupFailure if it does not
     */
    public void verify(KeyEncryptionKey wrapping) {
        var check = checkValue();
        if (check != null) {
            KeyRing.of(wrapping).requireOpening(check, file.name());
        }
        var targetCheck = target.checkValue();
        if (targetCheck != null) {
            KeyRing.of(wrapping).requireOpening(targetCheck, "the keys of " + targetName);
        }
    }

    /**
     * Copies what is not there yet; may be repeated.
     *
     * @throws MigrationFailure if another key of one of the subjects is there
     */
    public void copy(MigrationProgress progress) {
        var check = checkValue();
        if (check != null) {
            target.storeCheckValue(check);
        }
        progress.begin("Keys", count());
        for (var page = page(""); !page.isEmpty(); page = page(last(page))) {
            copy(page);
            progress.done(page.size());
        }
    }

    private void copy(Map<String, Stored> rows) {
        var missing = new LinkedHashMap<>(rows);
        target.findAll(rows.keySet()).forEach((subject, there) -> {
            missing.remove(subject);
            settle(subject, rows.get(subject), there);
        });
        if (!missing.isEmpty()) {
            insert(missing);
        }
    }

    private void settle(String subject, @Nullable Stored wanted, Stored there) {
        if (same(wanted, there)) {
            return;
        }
        if (wanted != null && wanted.wrapped() == null) {
            target.destroy(subject);
            return;
        }
        throw new MigrationFailure(
                MigrationFailure.Code.TARGET_HOLDS_OTHER_KEYS,
                "The MongoDB database " + targetName + " holds another key of " + subject
                        + "; name one that is empty, or" + " that of the migration which is to go on");
    }

    /** What is there all of a sudden was sent before, and its answer lost: the comparison will say whether it is the same. */
    private void insert(Map<String, Stored> rows) {
        try {
            target.insertAll(rows);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    /** Compares key by key. */
    public Kept compare(MigrationProgress progress) {
        var total = count();
        progress.begin("Comparing keys", total);
        var differing = 0L;
        for (var page = page(""); !page.isEmpty(); page = page(last(page))) {
            var there = target.findAll(page.keySet());
            differing += page.entrySet().stream()
                    .filter(row -> !same(row.getValue(), there.get(row.getKey())))
                    .count();
            progress.done(page.size());
        }
        return new Kept(total, target.rows(), differing);
    }

    private static boolean same(@Nullable Stored one, @Nullable Stored other) {
        return one != null && other != null && Arrays.equals(one.wrapped(), other.wrapped());
    }

    private static String last(Map<String, Stored> page) {
        return page.keySet().stream().reduce("", (_, subject) -> subject);
    }

    private Map<String, Stored> page(String after) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT subject, wrapped FROM subject_key WHERE subject > ? ORDER BY subject LIMIT " + PAGE)) {
            statement.setString(1, after);
            try (var result = statement.executeQuery()) {
                var page = new LinkedHashMap<String, Stored>();
                while (result.next()) {
                    var subject = result.getString(1);
                    page.put(subject, new Stored(erased.contains(subject) ? null : result.getBytes(2)));
                }
                return page;
            }
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    private long count() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM subject_key")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    private byte @Nullable [] checkValue() {
        try (var connection = source.getConnection()) {
            return KeyFile.checkValue(connection);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
