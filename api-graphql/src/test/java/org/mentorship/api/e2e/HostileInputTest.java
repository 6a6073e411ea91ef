package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.DeafClient;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What nobody sends who means well, by the thousand, while somebody who does goes on registering people. Random, but the
 * same each time; {@code -Dhostile.seed} says otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Hostile input")
class HostileInputTest {

    private static final long SEED = Long.getLong("hostile.seed", 1L);
    private static final int BODIES = 400;
    private static final int EACH_FIELD = 12;
    private static final int SLOW_BODIES = 150;
    private static final int ROUNDS = 3;
    private static final long MOST_GROWTH = 24L << 20;
    private static final String LONG_ANSWER =
            "{\"id\":\"%d\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __schema { types { name description"
                    + " fields { name description args { name description } } inputFields { name description } } } }\"}}";
    private static final Set<Integer> REFUSALS = Set.of(200, 400, 403, 404, 413, 415, 429);

    private @Nullable LocalService started;
    private @Nullable Cast people;
    private @Nullable Witness witness;

    /** Somebody who registers people one after the other, and remembers whom the service has acknowledged. */
    private static final class Witness implements AutoCloseable {
        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private final List<String> refused = new CopyOnWriteArrayList<>();
        private final Thread thread;
        private volatile boolean enough;

        Witness(Api api, String token) {
            thread = Thread.ofPlatform().start(() -> {
                while (!enough) {
                    var answer = api.mutate(
                            token, "registerParticipant", Cast.person("Wanda Witness"), "participant { id }");
                    if (answer.code().isEmpty()) {
                        acknowledged.add(answer.data().at("/participant/id").asString());
                    } else {
                        refused.add(answer.code());
                    }
                }
            });
        }

        @Override
        public void close() throws InterruptedException {
            enough = true;
            thread.join();
        }
    }

    @BeforeAll
    void start(@TempDir Path data) {
        var service = LocalService.start(
                data.resolve("service"),
                "server.tomcat.connection-timeout=1s",
                "server.tomcat.keep-alive-timeout=1m", // or the witness may ask on a connection that just ends
                "mentorship.limits.send-time=1s");
        started = service;
        people = Cast.in(service);
    }

    @AfterAll
    void stop() {
        service().close();
    }

    private LocalService service() {
        return Objects.requireNonNull(started);
    }

    private Cast cast() {
        return Objects.requireNonNull(people);
    }

    @BeforeEach
    void watch() {
        witness = new Witness(service().api(), service().token("witness", ActorRole.ADMIN));
    }

    @AfterEach
    void nothingIsLost() throws InterruptedException {
        var seen = Objects.requireNonNull(witness);
        await().atMost(Duration.ofSeconds(30)).until(() -> !seen.acknowledged.isEmpty());
        seen.close();
        assertThat(seen.refused).isEmpty();
        var recorded = new HashSet<String>();
        service()
                .api()
                .auditLog(cast().auditor(), Map.of("types", List.of("ParticipantRegistered")), "stream")
                .forEach(entry -> recorded.add(entry.at("/stream").asString()));
        assertThat(recorded).containsAll(seen.acknowledged).doesNotHaveDuplicates();
    }

    private HostileValues values(Random random) throws IOException {
        var schema = Files.readString(ProjectFiles.ROOT.resolve("docs/schema/schema.graphqls"));
        var cast = cast();
        return new HostileValues(
                schema,
                random,
                Map.of(
                        "program",
                        List.of(cast.program()),
                        "participant",
                        List.of(cast.mentor(), cast.mentee()),
                        "mentor",
                        List.of(cast.mentor()),
                        "mentee",
                        List.of(cast.mentee())));
    }

    private Answer post(String token, byte[] body) {
        var client = new ProbeClient(service().port());
        return client.send(client.to("/graphql", token)
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static void isRefusedWell(Answer answer, String what) {
        assertThat(answer.status()).as(what).isIn(REFUSALS);
        assertThat(answer.code()).as(what).isNotEqualTo("INTERNAL");
        assertThat(answer.response().body()).as(what).doesNotContain("Exception", "\tat ");
    }

    @Test
    @DisplayName("in the body is refused with a code, and never breaks anything")
    void bodies() throws IOException {
        var values = values(new Random(SEED));
        for (var i = 0; i < BODIES; i++) {
            isRefusedWell(post(cast().staff(), values.body()), "body " + i + " of seed " + SEED);
        }
    }

    @Test
    @DisplayName("in the variables of any query or mutation is refused with a code, and never breaks anything")
    void variables() throws IOException {
        var values = values(new Random(SEED));
        var administrator = service().token("administrator", ActorRole.ADMIN, ActorRole.COORDINATOR);
        for (var root : List.of("Query", "Mutation")) {
            for (var field : values.fields(root)) {
                for (var i = 0; i < EACH_FIELD; i++) {
                    var operation = values.operation(root, field);
                    var body = JsonMapper.shared()
                            .writeValueAsString(Map.of("query", operation.query(), "variables", operation.variables()))
                            .getBytes(StandardCharsets.UTF_8);
                    isRefusedWell(
                            post(administrator, body),
                            "seed " + SEED + ", " + operation.query() + ": " + operation.variables());
                }
            }
        }
    }

    @Test
    @DisplayName("leaves nothing behind in memory")
    void memory() throws IOException {
        bodies();
        var before = usedMemory();
        for (var i = 0; i < ROUNDS; i++) {
            bodies();
        }
        assertThat(usedMemory() - before).isLessThan(MOST_GROWTH);
    }

    /** The least of some looks: what else runs here makes garbage meanwhile. */
    private static long usedMemory() {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < ROUNDS; i++) {
            System.gc();
            var runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    @DisplayName("that comes slowly, or not at all, over many connections, holds up nobody and is hung up on")
    void slowBodies() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < SLOW_BODIES; i++) {
                var socket =
                        new Socket(InetAddress.getLoopbackAddress(), service().port());
                sockets.add(socket);
                var begun = i % 3 == 0 ? "POST /gra" : "POST /graphql HTTP/1.1\r\nHost: localhost\r\n";
                var more = i % 3 == 2
                        ? "Authorization: Bearer " + cast().staff()
                                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":"
                        : "";
                socket.getOutputStream().write((begun + more).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            var answer = new ProbeClient(service().port()).query(cast().staff(), "{ viewer { subject } }");
            assertThat(answer.code()).isEmpty();
            for (var i = 0; i < SLOW_BODIES; i++) {
                assertThat(lastWords(sockets.get(i))).contains(i % 3 == 2 ? "BODY_INCOMPLETE" : "");
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    @DisplayName("whose long answers nobody reads is hung up on, and holds up nobody meanwhile")
    void unreadAnswers() throws IOException {
        var healthy = new ArrayList<Integer>();
        try (var deaf = DeafClient.greeted(service().port(), cast().staff())) {
            var asking = Thread.ofPlatform().start(() -> deaf.askOnAndOn(LONG_ANSWER));
            while (asking.isAlive()) {
                healthy.add(service().api().get("/actuator/health", null).status());
            }
        }
        assertThat(healthy).isNotEmpty().containsOnly(200);
    }

    /** What it is told until it is hung up on; fails if it never is. */
    private static String lastWords(Socket socket) throws IOException {
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        var told = new ByteArrayOutputStream();
        try {
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                told.write(next);
            }
        } catch (SocketException _) {
            // That, too, is hanging up.
        }
        return told.toString(StandardCharsets.US_ASCII);
    }
}
