package org.mentorship.command.automation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * The to-do list in the table {@code todo} beside the token of the processor that fills it, so that both change in one
 * transaction. The file is held by one process, so nobody is late and entries need no position. Times are milliseconds since 1970 UTC; {@code due_at} is of the service's clock, {@code retry_at} of the
 * machine's. {@code todo_complete} has the automations whose entries are of the log from its beginning, also where there was
 * a list before there was the automation.
 */
class SqlTodoStore implements TodoStore {

    private static final String COLUMNS = "key, automation, stream, due_at, data, caused_by, correlation_id, attempts";

    private final ConnectionProvider connections;
    private final TransactionManager transactions;

    SqlTodoStore(ConnectionProvider connections, TransactionManager transactions) {
        this.connections = connections;
        this.transactions = transactions;
    }

    @Override
    public void apply(long position, List<TodoChange> changes) {
        withConnection(connection -> {
            for (var change : changes) {
                switch (change) {
                    case TodoChange.Put(var todo) -> put(connection, todo);
                    case TodoChange.Drop(var key) -> update(connection, "DELETE FROM todo WHERE key = ?", key);
                }
            }
            return changes.size();
        });
    }

    private static void put(Connection connection, Todo todo) throws SQLException {
        update(connection, "DELETE FROM todo WHERE key = ? AND caused_by <> ?", todo.key(), todo.causedBy());
        update(
                connection,
                "INSERT INTO todo (key, automation, stream, due_at, data, caused_by, correlation_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                todo.key(),
                todo.automation(),
                todo.stream(),
                millis(todo.dueAt()),
                todo.data(),
                todo.causedBy(),
                todo.correlationId());
    }

    /** Whether the automation's entries are of the whole log up to where it was read. */
    boolean isComplete(Automation automation) {
        return withConnection(connection -> {
            try (var statement =
                    connection.prepareStatement("SELECT count(*) FROM todo_complete WHERE automation = ?")) {
                bind(statement, automation.name());
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1) > 0;
                }
            }
        });
    }

    /** From now on they are. */
    void complete(Automation automation) {
        withConnection(connection -> update(
                connection,
                "INSERT INTO todo_complete (automation) VALUES (?) ON CONFLICT (automation) DO NOTHING",
                automation.name()));
    }

    @Override
    public OptionalLong knownUpTo() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<Todo> find(String key) {
        return withConnection(connection -> entries(connection, "SELECT " + COLUMNS + " FROM todo WHERE key = ?", key))
                .stream()
                .map(Entry::todo)
                .findFirst();
    }

    @Override
    public List<Todo> of(Automation automation, String stream) {
        return withConnection(connection -> entries(
                        connection,
                        "SELECT " + COLUMNS + " FROM todo WHERE stream = ? AND automation = ? ORDER BY id",
                        stream,
                        automation.name()))
                .stream()
                .map(Entry::todo)
                .toList();
    }

    /** The streams of an automation's entries that sleep with these data. */
    List<String> asleep(Automation automation, Object data) {
        return inTransaction(connection -> entries(
                        connection,
                        "SELECT " + COLUMNS
                                + " FROM todo WHERE automation = ? AND data = ? AND due_at IS NULL ORDER BY id",
                        automation.name(),
                        Todo.json(data)))
                .stream()
                .map(entry -> entry.todo().stream())
                .toList();
    }

    @Override
    public Optional<Entry> nextDue(Instant now, Instant machineNow) {
        return inTransaction(connection -> entries(
                        connection,
                        "SELECT " + COLUMNS + " FROM todo WHERE due_at <= ? AND coalesce(retry_at, 0) <= ?"
                                + " ORDER BY due_at, id LIMIT 1",
                        now.toEpochMilli(),
                        machineNow.toEpochMilli()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Instant> nextDueAfter(Instant instant) {
        return inTransaction(connection -> {
            try (var statement = connection.prepareStatement("SELECT min(due_at) FROM todo WHERE due_at > ?")) {
                statement.setLong(1, instant.toEpochMilli());
                try (var result = statement.executeQuery()) {
                    result.next();
                    var dueAt = result.getLong(1);
                    return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(dueAt));
                }
            }
        });
    }

    @Override
    public void remove(Todo todo) {
        inTransaction(connection ->
                update(connection, "DELETE FROM todo WHERE key = ? AND caused_by = ?", todo.key(), todo.causedBy()));
    }

    @Override
    public void rest(Todo todo) {
        inTransaction(connection -> update(
                connection,
                "UPDATE todo SET due_at = NULL, attempts = 0, retry_at = NULL, last_error = NULL"
                        + " WHERE key = ? AND caused_by = ?",
                todo.key(),
                todo.causedBy()));
    }

    @Override
    public void remember(Todo todo, Object data) {
        inTransaction(connection -> update(
                connection,
                "UPDATE todo SET data = ? WHERE key = ? AND caused_by = ?",
                Todo.json(data),
                todo.key(),
                todo.causedBy()));
    }

    @Override
    public void failed(Todo todo, int attempts, Instant retryAt, String errorCode) {
        inTransaction(connection -> update(
                connection,
                "UPDATE todo SET attempts = ?, retry_at = ?, last_error = ? WHERE key = ? AND caused_by = ?",
                attempts,
                retryAt.toEpochMilli(),
                errorCode,
                todo.key(),
                todo.causedBy()));
    }

    @Override
    public TodoCounts counts(Instant now) {
        return inTransaction(connection -> {
            var sql = """
                    SELECT count(due_at), count(CASE WHEN due_at <= ? THEN 1 END), count(CASE WHEN due_at <= ? THEN 1 END),
                      count(CASE WHEN attempts > 0 THEN 1 END),
                      (SELECT last_error FROM todo WHERE attempts > 0 ORDER BY retry_at DESC LIMIT 1)
                    FROM todo""";
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, millis(now), millis(now.minus(TodoCounts.LATE_AFTER)));
                try (var result = statement.executeQuery()) {
                    result.next();
                    return new TodoCounts(
                            result.getLong(1),
                            result.getLong(2),
                            result.getLong(3),
                            result.getLong(4),
                            result.getString(5));
                }
            }
        });
    }

    private static List<Entry> entries(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var result = statement.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (result.next()) {
                    entries.add(entry(result));
                }
                return entries;
            }
        }
    }

    private static Entry entry(ResultSet result) throws SQLException {
        var dueAt = result.getLong("due_at");
        var asleep = result.wasNull();
        var todo = new Todo(
                result.getString("key"),
                result.getString("automation"),
                result.getString("stream"),
                asleep ? null : Instant.ofEpochMilli(dueAt),
                result.getString("data"),
                result.getString("caused_by"),
                result.getString("correlation_id"));
        return new Entry(todo, result.getInt("attempts"));
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        return transactions.fetchInTransaction(() -> withConnection(work));
    }

    private <T> T withConnection(Work<T> work) {
        try (var connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The to-do list of the automations could not be read or written", e);
        }
    }
}
