package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.mentorship.contract.stored.EventSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteException;

@DisplayName("The automations' file")
class AutomationsDbTest {

    private static final String PROCESSOR = "reserve-slots";

    private final Path path;
    private AutomationsDb automations;
    private TokenStore tokens;

    AutomationsDbTest(@TempDir Path directory) {
        this.path = directory.resolve("automations.db");
        this.automations = AutomationsDb.open(path);
        this.tokens = automations.tokenStore(EventSerializer.create());
        sql("CREATE TABLE to_do (task TEXT PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        automations.close();
    }

    private void restart() {
        automations.close();
        automations = AutomationsDb.open(path);
        tokens = automations.tokenStore(EventSerializer.create());
    }

    private int sql(String statement) {
        return JdbcClient.create(automations.dataSource()).sql(statement).update();
    }

    private List<String> toDo() {
        return JdbcClient.create(automations.dataSource())
                .sql("SELECT task FROM to_do ORDER BY task")
                .query(String.class)
                .list();
    }

    private static TrackingToken at(long index) {
        return GapAwareTrackingToken.newInstance(index, List.of());
    }

    private TrackingToken token() {
        return automations.transactions().fetchInTransaction(() -> tokens.fetchToken(PROCESSOR, 0));
    }

    @Test
    @DisplayName("keeps a token over a restart")
    void keeps() {
        automations.transactions().executeInTransaction(() -> tokens.initializeTokenSegments(PROCESSOR, 2, at(3)));
        automations.transactions().executeInTransaction(() -> tokens.storeToken(at(5), PROCESSOR, 0));

        restart();

        assertThat(token()).isEqualTo(at(5));
        assertThat(automations.transactions().fetchInTransaction(() -> tokens.fetchSegments(PROCESSOR)))
                .containsExactly(0, 1);
        assertThat(automations.transactions().fetchInTransaction(() -> tokens.fetchAvailableSegments(PROCESSOR)))
                .extracting(Segment::getSegmentId)
                .containsExactly(0, 1);
        assertThat(automations.transactions().fetchInTransaction(tokens::retrieveStorageIdentifier))
                .isPresent()
                .isEqualTo(automations.transactions().fetchInTransaction(tokens::retrieveStorageIdentifier));
    }

    @Test
    @DisplayName("stores a token and the to-do list of the same transaction together")
    void together() {
        automations.transactions().executeInTransaction(() -> tokens.initializeTokenSegments(PROCESSOR, 1, at(1)));

        automations.transactions().executeInTransaction(() -> {
            tokens.storeToken(at(2), PROCESSOR, 0);
            sql("INSERT INTO to_do VALUES ('a')");
        });

        assertThat(token()).isEqualTo(at(2));
        assertThat(toDo()).containsExactly("a");
    }

    @Test
    @DisplayName("stores neither if the transaction fails, whichever was written first")
    void neither() {
        automations.transactions().executeInTransaction(() -> tokens.initializeTokenSegments(PROCESSOR, 1, at(1)));

        assertThatThrownBy(() -> automations.transactions().executeInTransaction(() -> {
                    tokens.storeToken(at(2), PROCESSOR, 0);
                    sql("INSERT INTO to_do VALUES ('a')");
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");

        assertThat(toDo()).isEmpty();
        assertThat(token()).isEqualTo(at(1));
        restart();
        assertThat(toDo()).isEmpty();
        assertThat(token()).isEqualTo(at(1));
    }

    @Test
    @DisplayName("joins a transaction inside a transaction")
    void nested() {
        assertThatThrownBy(() -> automations.transactions().executeInTransaction(() -> {
                    automations.transactions().executeInTransaction(() -> sql("INSERT INTO to_do VALUES ('inner')"));
                    throw new IllegalStateException("outer fails");
                }))
                .hasMessage("outer fails");

        assertThat(toDo()).isEmpty();
    }

    private void whileAnotherProgramWrites(Runnable work) throws SQLException {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            work.run();
            statement.execute("ROLLBACK");
        }
    }

    /** Of the connection that is there: no test needs to wait as long as the service does. */
    private void beImpatient() throws SQLException {
        try (var connection = automations.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 1");
        }
    }

    @Test
    @DisplayName("has whole transactions again after one that could not begin, since another program was writing")
    void couldNotBegin() throws SQLException {
        automations.transactions().executeInTransaction(() -> tokens.initializeTokenSegments(PROCESSOR, 1, at(1)));
        beImpatient();
        whileAnotherProgramWrites(() -> assertThatThrownBy(
                        () -> automations.transactions().executeInTransaction(() -> sql("SELECT 1")))
                .hasRootCauseInstanceOf(SQLiteException.class));

        assertThatThrownBy(() -> automations.transactions().executeInTransaction(() -> {
                    tokens.storeToken(at(2), PROCESSOR, 0);
                    sql("INSERT INTO to_do VALUES ('undone')");
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");
        assertThat(token()).isEqualTo(at(1));
        assertThat(toDo()).isEmpty();

        automations.transactions().executeInTransaction(() -> {
            tokens.storeToken(at(3), PROCESSOR, 0);
            sql("INSERT INTO to_do VALUES ('done')");
        });
        assertThat(token()).isEqualTo(at(3));
        assertThat(toDo()).containsExactly("done");
    }

    @Test
    @DisplayName("is in use, which is not damage, while another program writes to it for long")
    void inUse() throws SQLException {
        automations.close();
        try {
            whileAnotherProgramWrites(() -> {
                var failure = catchThrowableOfType(StartupFailure.class, () -> AutomationsDb.open(path));
                assertThat(failure.code()).isEqualTo(Code.DATA_DIR_IN_USE);
                assertThat(failure).hasMessageContaining("automations.db is in use by another program");
            });
        } finally {
            automations = AutomationsDb.open(path);
        }
    }

    @Test
    @DisplayName("commits single statements outside a transaction")
    void outside() {
        sql("INSERT INTO to_do VALUES ('a')");
        tokens.initializeTokenSegments(PROCESSOR, 1, at(1));

        restart();

        assertThat(toDo()).containsExactly("a");
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(at(1));
    }

    @Test
    @DisplayName("reads back a token of a replay, and one with gaps")
    void otherTokens() {
        SortedSet<Long> gaps = new TreeSet<>(List.of(2L, 4L));
        var replay = ReplayToken.createReplayToken(GapAwareTrackingToken.newInstance(9, gaps), at(0));
        automations.transactions().executeInTransaction(() -> tokens.initializeTokenSegments(PROCESSOR, 1, replay));

        restart();

        assertThat(token()).isEqualTo(replay);
    }

    @Test
    @DisplayName("refuses a token that was never made")
    void unknown() {
        assertThatThrownBy(this::token).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    @DisplayName("is refused if it is damaged")
    void damaged() throws Exception {
        automations.close();
        Files.write(path, new byte[0]);
        try {
            assertThat(catchThrowableOfType(StartupFailure.class, () -> AutomationsDb.open(path))
                            .code())
                    .isEqualTo(Code.AUTOMATIONS_FILE_CORRUPT);
        } finally {
            Files.delete(path);
            automations = AutomationsDb.open(path);
        }
    }
}
