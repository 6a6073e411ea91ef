package org.mentorship.api.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.MentorshipApplication;
import org.mentorship.api.simulate.Simulation;

@DisplayName("A migration that is killed")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "no Axon Server: set AXON_SERVER to host:port of one whose events may be written to")
class MigrationKillTest {

    private static final String SERVER = System.getenv("AXON_SERVER");

    @TempDir
    private Path data;

    @Test
    @DisplayName("by SIGKILL at any point goes on when it is run again, and ends with everything once and in its place")
    void killed() throws Exception {
        var address = SERVER.split(":", 2);
        var factory = AxonServerConnectionFactory.forClient("migration-test")
                .routingServers(new ServerAddress(address[0], Integer.parseInt(address[1])))
                .build();
        var mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        try {
            var events = factory.connect("default");
            assumeTrue(head(events) < 0, "the Axon Server of AXON_SERVER holds events; empty it for this test");
            var made = Simulation.run(data, new Simulation.Size(20, 3, 1), new PrintWriter(Writer.nullWriter()));
            var last = made.history().events() - 1;

            killWhenSaid(mongo, "Keys");
            for (var part = 1; part <= 4; part++) {
                killAt(mongo, events, last * part / 5);
            }
            killWhenSaid(mongo, "Events");
            killWhenSaid(mongo, "To-do list");
            killWhenSaid(mongo, "Comparing:");

            var again = start(mongo);
            var out = new String(again.getInputStream().readAllBytes(), UTF_8);
            assertThat(again.waitFor()).isZero();
            assertThat(out).contains("MATCH").doesNotContain("DIFFERENT");
            assertThat(head(events)).isEqualTo(last);
        } finally {
            mongo.shutdownNow();
            factory.shutdown();
        }
    }

    private static long head(AxonServerConnection events) throws Exception {
        return events.eventChannel().getLastToken().get(10, TimeUnit.SECONDS);
    }

    private Process start(MongoServer mongo) throws IOException {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dmentorship.migration.batch=20",
                "-cp",
                System.getProperty("java.class.path"),
                MentorshipApplication.class.getName(),
                "migrate",
                "--data",
                data.toString(),
                "--axonserver",
                SERVER,
                "--mongodb",
                mongo.getConnectionString() + "/test");
        return process.redirectErrorStream(true).start();
    }

    /** As soon as so many events are there. */
    private void killAt(MongoServer mongo, AxonServerConnection events, long position) throws Exception {
        var process = start(mongo);
        while (head(events) < position) {
            assertThat(process.isAlive()).isTrue();
        }
        kill(process);
    }

    /** As soon as it says that a step has ended. */
    private void killWhenSaid(MongoServer mongo, String step) throws Exception {
        var process = start(mongo);
        try (var lines = process.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.startsWith(step))).isTrue();
            kill(process);
        }
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(List.of(process.destroyForcibly().waitFor())).doesNotContain(0);
    }
}
