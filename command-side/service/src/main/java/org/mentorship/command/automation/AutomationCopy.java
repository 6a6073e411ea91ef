package org.mentorship.command.automation;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport.Kept;
import org.mentorship.contract.stored.EventSerializer;

/**
 * Copies the automations' to-do list, and how far they have read the log, from the file of an embedded service to the
 * MongoDB of a cluster. To be done when all events are there, so that a cluster neither runs again over history nor skips
 * any of it.
 */
public final class AutomationCopy {

    private static final int PAGE = 1_000;
    private static final int SEGMENT = 0;
    private static final int SEGMENTS = 1;
    /** Always the same, so that a migration that was killed does not wait for its own claim. */
    private static final String NODE = "migration";

    private static final String TODOS = "SELECT id, key, automation, stream, due_at, data, caused_by, correlation_id,"
            + " attempts, retry_at, last_error FROM todo WHERE id > ? ORDER BY id LIMIT " + PAGE;
    private static final String TOKEN =
            "SELECT token, tokenType FROM TokenEntry WHERE processorName = ? AND segment = " + SEGMENT;

    private final DataSource source;
    private final MongoTodoStore todos;
    private final TokenStore tokens;
    private final Serializer serializer = EventSerializer.create();

    /** @param source read-only connections to the automations' file */
    public AutomationCopy(DataSource source, ClusterDatabase target) {
        this.source = source;
        this.todos = new MongoTodoStore(target.database());
        this.tokens = target.automationTokens(serializer, NODE);
    }

    /**
     * Makes sure that no process of the cluster runs automations.
     *
     * @throws MigrationFailure if one does, or did until a few seconds ago
     */
    public void requireNobodyRuns() {
        if (isThere()) {
            claim();
            tokens.releaseClaim(AutomationInbox.PROCESSOR, SEGMENT);
        }
    }

    private boolean isThere() {
        return tokens.fetchSegments(AutomationInbox.PROCESSOR).length > 0;
    }

    private @Nullable TrackingToken claim() {
        try {
            return tokens.fetchToken(AutomationInbox.PROCESSOR, SEGMENT);
        } catch (UnableToClaimTokenException e) {
            throw new MigrationFailure(
                    MigrationFailure.Code.TARGET_IN_USE,
                    "A process of the cluster runs, or was killed in the last seconds; stop all of them and try again",
                    e);
        }
    }

    /** Replaces the to-do list, then the token; may be repeated. */
    public void copy(MigrationProgress progress) {
        progress.begin("To-do list", count());
        var token = token();
        var position = token.position().orElse(-1);
        todos.clear();
        long after = 0;
        for (var page = page(after); !page.entries().isEmpty(); page = page(after)) {
            todos.addAll(position, page.entries());
            after = page.last();
            progress.done(page.entries().size());
        }
        storeToken(token);
    }

    private void storeToken(TrackingToken token) {
        if (!isThere()) {
            tokens.initializeTokenSegments(AutomationInbox.PROCESSOR, SEGMENTS, token);
            return;
        }
        var there = claim();
        if (!token.equals(there)) {
            tokens.storeToken(token, AutomationInbox.PROCESSOR, SEGMENT);
        }
        tokens.releaseClaim(AutomationInbox.PROCESSOR, SEGMENT);
    }

    /** Compares entry by entry; another token counts as an entry that differs. */
    public Kept compare(MigrationProgress progress) {
        var total = count();
        progress.begin("Comparing to-do list", total);
        var differing = hasToken() ? 0L : 1L;
        long after = 0;
        for (var page = page(after); !page.entries().isEmpty(); page = page(after)) {
            differing += todos.differing(page.entries());
            after = page.last();
            progress.done(page.entries().size());
        }
        return new Kept(total, todos.count(), differing);
    }

    /** A token that a process of the cluster holds moves with it, and is not looked at. */
    private boolean hasToken() {
        if (!isThere()) {
            return false;
        }
        try {
            var token = tokens.fetchToken(AutomationInbox.PROCESSOR, SEGMENT);
            tokens.releaseClaim(AutomationInbox.PROCESSOR, SEGMENT);
            return token().equals(token);
        } catch (UnableToClaimTokenException _) {
            return true;
        }
    }

    /**
     * The token of the embedded service as that of a cluster. SQLite counts events from 1 and Axon Server from 0; before
     * the first is 0 in the one and −1 in the other.
     */
    static TrackingToken translated(@Nullable TrackingToken token) {
        var plain = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return switch (plain) {
            case null -> new GlobalSequenceTrackingToken(-1);
            case GapAwareTrackingToken read ->
                new GlobalSequenceTrackingToken(
                        (read.hasGaps() ? Collections.min(read.getGaps()) - 1 : read.getIndex()) - 1);
            default -> throw new IllegalStateException("The automations' token is a " + plain.getClass());
        };
    }

    /** How many events of the log the automations have seen, so that there must be so many. */
    public long eventsSeen() {
        return token().position().orElse(-1) + 1;
    }

    private TrackingToken token() {
        return translated(query(TOKEN, statement -> {
            statement.setString(1, AutomationInbox.PROCESSOR);
            try (var row = statement.executeQuery()) {
                return row.next() ? token(row) : null;
            }
        }));
    }

    private @Nullable TrackingToken token(ResultSet row) throws SQLException {
        var bytes = row.getBytes(1);
        return bytes == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, row.getString(2), null));
    }

    private long count() {
        return hasList() ? Objects.requireNonNull(query("SELECT count(*) FROM todo", AutomationCopy::number)) : 0;
    }

    /** The list is made when the automations first start. */
    private boolean hasList() {
        return Objects.requireNonNull(
                        query("SELECT count(*) FROM sqlite_master WHERE name = 'todo'", AutomationCopy::number))
                > 0;
    }

    private static Long number(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @param last the id of the last row */
    private record Page(List<KeptTodo> entries, long last) {}

    private Page page(long after) {
        if (!hasList()) {
            return new Page(List.of(), after);
        }
        return Objects.requireNonNull(query(TODOS, statement -> {
            statement.setLong(1, after);
            try (var row = statement.executeQuery()) {
                var entries = new ArrayList<KeptTodo>();
                var last = after;
                while (row.next()) {
                    last = row.getLong("id");
                    entries.add(entry(row));
                }
                return new Page(entries, last);
            }
        }));
    }

    private static KeptTodo entry(ResultSet row) throws SQLException {
        return new KeptTodo(
                new Todo(
                        row.getString("key"),
                        row.getString("automation"),
                        row.getString("stream"),
                        instant(row, "due_at"),
                        row.getString("data"),
                        row.getString("caused_by"),
                        row.getString("correlation_id")),
                row.getInt("attempts"),
                instant(row, "retry_at"),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private interface Query<T> {
        @Nullable T on(PreparedStatement statement) throws SQLException;
    }

    private <T> @Nullable T query(String sql, Query<T> query) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return query.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The automations' file could not be read", e);
        }
    }
}
