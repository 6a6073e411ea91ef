package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorship.contract.envelope.ActorRole;

@ExtendWith(Cluster.Outputs.class)
@DisplayName("A cluster of which one process after the other is killed under load")
class ClusterKilledTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int CLIENTS = 6;
    private static final int BETWEEN_KILLS = 60;

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> codes = new ConcurrentHashMap<>();
    private volatile boolean enough;

    private Cluster cluster;
    private String staff;
    private String auditor;
    private String program;

    private record Acknowledged(String commandId, String participant, long version) {}

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster();
        staff = cluster.token("administrator", ActorRole.ADMIN);
        auditor = cluster.token("auditor", ActorRole.AUDITOR);
        cluster.start("api");
        cluster.start("command");
        cluster.start("command");
        cluster.start("query");
        cluster.start("query");
        program = Cast.in(cluster).program();
    }

    @AfterEach
    void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @DisplayName("loses nothing that it acknowledged, repeats nothing, and goes on without help")
    void kills() throws Exception {
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().start(() -> enrolUntilEnough(client)))
                .toList();
        for (var role : List.of("command", "query", "command", "query", "api")) {
            awaitMore();
            killAndReplace(role);
        }
        awaitMore();
        enough = true;
        for (var client : clients) {
            client.join();
        }
        assertThat(codes.keySet())
                .as("codes that clients got meanwhile, all to be tried again")
                .isSubsetOf(RETRYABLE);
        await().atMost(PATIENCE).until(() -> lag() == 0);
        theLogHasEachCommandOnce();
        everyoneIsThere();
    }

    /** Gone with its connection, what says that trying again helps, or accepted without being read back. */
    private static final List<String> RETRYABLE = List.of("UNAVAILABLE", "TIMEOUT", "CONNECTION", "NOT_READ_YET");

    private void killAndReplace(String role) throws IOException, InterruptedException {
        cluster.members().stream()
                .filter(member -> member.roles().equals(role))
                .findFirst()
                .orElseThrow()
                .kill();
        cluster.start(role);
    }

    private void awaitMore() {
        var before = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= before + BETWEEN_KILLS);
    }

    /** Each client repeats what it has no answer to, with the same command id. */
    private void enrolUntilEnough(int client) {
        for (var i = 0; !enough; i++) {
            var commandId = "client-%d-%d-%d"
                    .formatted(client, i, ThreadLocalRandom.current().nextInt(1_000_000));
            var registered = until("registerParticipant", person(commandId), "participant { id }", commandId);
            until(
                    "enroll",
                    Map.of(
                            "programId",
                            program,
                            "participantId",
                            registered.participant(),
                            "role",
                            "MENTEE",
                            "commandId",
                            "enroll-" + commandId),
                    "enrollment { id }",
                    "enroll-" + commandId);
            acknowledged.add(registered);
        }
    }

    private Acknowledged until(String mutation, Map<String, ?> input, String selection, String commandId) {
        while (true) {
            try {
                var result = cluster.api().mutate(staff, mutation, input, selection);
                var made = result.data().findValue("id");
                if (result.code().isEmpty() && made != null) {
                    return new Acknowledged(
                            commandId,
                            made.asString(),
                            result.data().at("/version").asLong());
                }
                codes.merge(result.code().isEmpty() ? "NOT_READ_YET" : result.code(), 1, Integer::sum);
            } catch (IllegalStateException e) {
                assertThat(e).hasCauseInstanceOf(IOException.class);
                codes.merge("CONNECTION", 1, Integer::sum);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Map<String, Object> person(String commandId) {
        var input = new HashMap<>(Cast.person("Person " + commandId));
        input.put("commandId", commandId);
        return input;
    }

    private long lag() {
        var models = cluster.api().query(staff, "readModels", " { lag }").accepted();
        return StreamSupport.stream(models.spliterator(), false)
                .mapToLong(model -> model.at("/lag").asLong())
                .max()
                .orElseThrow();
    }

    private void theLogHasEachCommandOnce() {
        var registrations = cluster
                .api()
                .auditLog(auditor, Map.of("types", List.of("ParticipantRegistered")), "stream sequence commandId")
                .stream()
                .filter(entry -> entry.at("/commandId").asString().startsWith("client-"))
                .toList();
        assertThat(registrations.stream()
                        .map(entry -> entry.at("/commandId").asString())
                        .toList())
                .doesNotHaveDuplicates();
        var logged = registrations.stream()
                .collect(Collectors.toMap(
                        entry -> entry.at("/commandId").asString(),
                        entry -> entry.at("/stream").asString()));
        assertThat(acknowledged)
                .allSatisfy(one -> assertThat(logged).containsEntry(one.commandId(), one.participant()));
    }

    private void everyoneIsThere() {
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(6 * BETWEEN_KILLS).allSatisfy(one -> {
            var person = cluster.api()
                    .query(staff, "participant", "(id: \"%s\") { name }".formatted(one.participant()))
                    .accepted();
            assertThat(person.at("/name").asString()).isEqualTo("Person " + one.commandId());
        });
    }
}
