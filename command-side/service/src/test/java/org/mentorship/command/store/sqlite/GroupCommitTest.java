package org.mentorship.command.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.store.sqlite.GroupCommit.Write;
import org.mentorship.contract.StartupFailure;

@DisplayName("The one writer of a file")
class GroupCommitTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final SqliteFile file;
    private final Path log;
    private final GroupCommit writer;

    GroupCommitTest(@TempDir Path directory) {
        this.log = directory.resolve("numbers.db-wal");
        this.file = SqliteFile.open(
                directory.resolve("numbers.db"),
                new SqliteFile.Purpose(
                        "TEST", 1, StartupFailure.Code.EVENT_FILE_CORRUPT, "make it anew", GroupCommitTest::tables),
                SqliteFile.Sync.FULL);
        this.writer = new GroupCommit(file);
    }

    @AfterEach
    void close() {
        writer.close();
        callers.shutdownNow();
    }

    private static void tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE number (value INTEGER PRIMARY KEY) STRICT");
            statement.executeUpdate(
                    "CREATE TABLE follower (of INTEGER REFERENCES number DEFERRABLE INITIALLY DEFERRED) STRICT");
        }
    }

    private static Write<Integer> number(int value) {
        return connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO number VALUES (?)")) {
                statement.setInt(1, value);
                return statement.executeUpdate();
            }
        };
    }

    private static Write<Integer> statement(String sql) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        };
    }

    private List<Integer> numbers() throws SQLException {
        try (var connection = file.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT value FROM number ORDER BY value")) {
            var values = new ArrayList<Integer>();
            while (result.next()) {
                values.add(result.getInt(1));
            }
            return values;
        }
    }

    private List<Future<Integer>> asOneGroup(List<Write<Integer>> writes) {
        var calls = writes.stream()
                .<Callable<Integer>>map(write -> () -> writer.commit(write))
                .toList();
        return OneGroup.of(writer, callers, calls);
    }

    @Test
    @DisplayName("stores every write of a group and answers each with its own result")
    void storesAll() throws Exception {
        var answers = asOneGroup(List.of(number(1), number(2), number(3)));

        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(numbers()).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("undoes a refused write as a whole, and nothing of its neighbours")
    void undoesOne() throws Exception {
        Write<Integer> halfWay = connection -> {
            number(2).on(connection);
            return number(1).on(connection);
        };

        var answers = asOneGroup(List.of(number(1), halfWay, number(3)));

        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::get).isInstanceOf(ExecutionException.class);
        assertThat(answers.get(2).get()).isEqualTo(1);
        assertThat(numbers()).containsExactly(1, 3);
    }

    @Test
    @DisplayName("throws to its caller what a write threw")
    void throwsWhatTheWriteThrew() {
        assertThatThrownBy(() -> writer.commit(_ -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }

    @Test
    @DisplayName("refuses the whole group if its commit fails, and goes on with the next")
    void refusesTheGroup() throws Exception {
        var answers = asOneGroup(List.of(number(1), statement("INSERT INTO follower VALUES (99)"), number(2)));

        for (var answer : answers) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(CommitFailedException.class);
        }
        assertThat(numbers()).isEmpty();
        assertThat(writer.failure()).as("the file takes writes").isEmpty();
        assertThat(writer.commit(number(4))).isEqualTo(1);
        assertThat(numbers()).containsExactly(4);
    }

    @Test
    @DisplayName("refuses the whole group if SQLite gave up the transaction in its middle")
    void refusesTheGroupWhoseTransactionIsLost() throws Exception {
        Write<Integer> losing = connection -> {
            statement("ROLLBACK").on(connection);
            throw new SQLException("the disk is full");
        };

        var answers = asOneGroup(List.of(number(1), losing, number(3)));

        for (var answer : answers) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(CommitFailedException.class);
        }
        assertThat(numbers()).isEmpty();
        assertThat(writer.commit(number(4))).isEqualTo(1);
    }

    @Test
    @DisplayName("refuses what the disk has no room for, and recovers when it has")
    void diskFull() throws Exception {
        writer.commit(statement("CREATE TABLE large (content BLOB)"));
        Write<Integer> tooLarge = connection -> {
            statement("PRAGMA max_page_count = 20").on(connection);
            return statement("INSERT INTO large VALUES (zeroblob(1000000))").on(connection);
        };

        assertThatThrownBy(() -> writer.commit(tooLarge)).isInstanceOf(CommitFailedException.class);

        assertThat(writer.commit(number(5))).isEqualTo(1);
        assertThat(numbers()).containsExactly(5);
    }

    @Test
    @DisplayName("stores what waits before it closes, and takes nothing afterwards")
    void closes() throws Exception {
        var answers = asOneGroup(List.of(number(1), number(2)));

        writer.close();

        assertThat(answers.get(1).get()).isEqualTo(1);
        assertThat(numbers()).containsExactly(1, 2);
        assertThatThrownBy(() -> writer.commit(number(3))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("tells an interrupted caller the outcome all the same")
    void interrupted() throws Exception {
        var outcome = callers.submit(() -> {
            Thread.currentThread().interrupt();
            var stored = writer.commit(number(1));
            return stored == 1 && Thread.interrupted();
        });

        assertThat(outcome.get()).isTrue();
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    @DisplayName("leaves no connection open that could not begin, since another program was writing")
    void closesWhatCouldNotBegin() throws SQLException {
        try (var other = file.connect();
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> writer.commit(number(1))).isInstanceOf(CommitFailedException.class);
            statement.execute("ROLLBACK");
        }

        writer.close();

        assertThat(log).as("goes with the last connection").doesNotExist();
    }
}
