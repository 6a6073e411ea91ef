package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramEvent.EnrollmentOpened;
import org.mentorship.contract.program.ProgramEvent.PolicyChanged;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.stored.EventJson;
import tools.jackson.databind.JsonNode;

@DisplayName("Health")
class HealthTest {

    @TempDir
    private Path data;

    private Cast cast;

    @BeforeEach
    void write() {
        try (var service = LocalService.start(data)) {
            cast = Cast.in(service);
            var health = health(service);
            assertThat(health.at("/status").asString()).isEqualTo("UP");
            assertThat(health.at("/components/readModels/status").asString()).isEqualTo("UP");
            assertThat(health.at("/components/readModels/details/lag").asInt()).isZero();
            assertThat(health.at("/components/eventStore/status").asString()).isEqualTo("UP");
            assertThat(health.at("/components/eventStore/details/writable").asBoolean())
                    .isTrue();
            assertThat(health.at("/components/readStore/status").asString()).isEqualTo("UP");
            assertThat(health.at("/components/readStore/details/inMemory").asBoolean())
                    .isTrue();
            assertThat(health.at("/components/automations/status").asString()).isEqualTo("UP");
            assertThat(health.at("/components/automations/details/lag").isNumber())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("is degraded while a view cannot be stored; the service starts, and all other views are there")
    void unwritableView() throws Exception {
        append("PolicyChanged", "1", json(new PolicyChanged(new ProgramId(cast.program()), unwritable())));
        try (var service = LocalService.start(data)) {
            var health = health(service);
            assertThat(health.at("/status").asString()).isEqualTo("DEGRADED");
            assertThat(health.at("/components/readModels/status").asString()).isEqualTo("DEGRADED");
            assertThat(health.at("/components/readModels/details/error").asString())
                    .contains(cast.program());
            assertThat(readiness(service)).isEqualTo(200);

            var person = Cast.register(service.api(), cast.staff(), "Nora Newcomer");
            assertThat(service.api()
                            .query(cast.staff(), "participant", "(id: \"%s\") { id }".formatted(person))
                            .accepted()
                            .at("/id")
                            .asString())
                    .isEqualTo(person);
        }
    }

    @ParameterizedTest(name = "{0} of revision {1}: {2}")
    @CsvSource({"FromTheFuture, 1, '{}'", "EnrollmentOpened, 99, '{}'", "EnrollmentOpened, 1, '{\"programId\":'"})
    @DisplayName(
            "is down while an event stops the read models, and names it; the service reads on as of before, and goes on"
                    + " once the event can be read")
    void unreadableEvent(String type, String revision, String payload) throws Exception {
        append(type, revision, payload.getBytes(StandardCharsets.UTF_8));
        try (var service = LocalService.start(data)) {
            var readModels = await(service, "DOWN").at("/components/readModels");
            assertThat(readModels.at("/details/state").asString()).isEqualTo("FAILING");
            assertThat(readModels.at("/details/lag").asInt()).isEqualTo(1);
            assertThat(readModels.at("/details/error").asString())
                    .contains(type)
                    .contains("position " + readModels.at("/details/head").asLong());
            assertThat(readiness(service)).isEqualTo(503);
            assertThat(person(service).accepted().at("/name").asString()).isEqualTo("Maria Mentor");

            mend("EnrollmentOpened", json(new EnrollmentOpened(new ProgramId(cast.program()))));

            new HealthPage(service.api(), service.token("admin", ActorRole.ADMIN)).awaitUp();
        }
    }

    @Test
    @DisplayName(
            "is degraded where a person's key is missing, and names the person; their texts come back with the key")
    void missingKey() throws Exception {
        keys("CREATE TABLE elsewhere AS SELECT * FROM subject_key", "DELETE FROM subject_key");
        try (var service = LocalService.start(data)) {
            assertThat(person(service).code()).isEqualTo("INTERNAL");
            var shown = new HealthPage(service.api(), service.token("admin", ActorRole.ADMIN));
            assertThat(shown.await("keys", "DEGRADED").at("/error").asString()).contains(cast.mentor());
            assertThat(shown.status()).isEqualTo("DEGRADED");

            keys("INSERT OR IGNORE INTO subject_key SELECT * FROM elsewhere");

            assertThat(person(service).accepted().at("/name").asString()).isEqualTo("Maria Mentor");
            shown.await("keys", "UP");
        }
    }

    private Api.Result person(LocalService service) {
        return service.api().query(cast.staff(), "participant", "(id: \"%s\") { name }".formatted(cast.mentor()));
    }

    private void keys(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keys.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    /** Gives the last event another form, as a newer version of the service would read it. */
    private void mend(String type, byte[] payload) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var statement = connection.createStatement();
                var update = connection.prepareStatement("UPDATE DomainEventEntry SET payloadType = ?,"
                        + " payloadRevision = '1', payload = ? WHERE eventIdentifier = 'poison'")) {
            statement.executeUpdate("DROP TRIGGER no_UPDATE");
            update.setString(1, type);
            update.setBytes(2, payload);
            update.executeUpdate();
        }
    }

    private static JsonNode await(LocalService service, String status) {
        return Awaitility.await()
                .until(
                        () -> health(service),
                        health -> health.at("/status").asString().equals(status));
    }

    private static JsonNode health(LocalService service) {
        return service.api()
                .get("/actuator/health", service.token("admin", ActorRole.ADMIN))
                .json();
    }

    private static int readiness(LocalService service) {
        return service.api().get("/actuator/health/readiness", null).status();
    }

    /** An event that no decider makes, after the last of the programme. */
    private void append(String type, String revision, byte[] payload) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var insert = connection.prepareStatement(
                        "INSERT INTO DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timeStamp,"
                                + " payloadType, payloadRevision, payload, metaData)"
                                + " SELECT 'poison', aggregateIdentifier, sequenceNumber + 1, type, timeStamp, ?, ?, ?, metaData"
                                + " FROM DomainEventEntry WHERE aggregateIdentifier = ? ORDER BY sequenceNumber DESC LIMIT 1")) {
            insert.setString(1, type);
            insert.setString(2, revision);
            insert.setBytes(3, payload);
            insert.setString(4, cast.program());
            insert.executeUpdate();
        }
    }

    private static byte[] json(Object event) throws JsonProcessingException {
        return EventJson.mapper().writeValueAsBytes(event);
    }

    private static ProgramPolicy unwritable() {
        return new ProgramPolicy(
                List.of(Format.ONE_ON_ONE),
                List.of(MeetingMode.VIDEO),
                12,
                14,
                1,
                14,
                true,
                new MatchRules(true, Map.of("goals\0", 1.0)),
                List.of(),
                List.of(),
                null);
    }
}
