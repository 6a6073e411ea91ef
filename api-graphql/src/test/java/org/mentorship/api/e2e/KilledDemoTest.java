package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("A demo that is killed by SIGKILL")
class KilledDemoTest {

    private static final int WHILE_IMPORTING = 10;
    private static final int WHILE_PLAYING = 90;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path place;

    private static String[] demo(Path data, int port) {
        return new String[] {
            "demo", "--exit", "--people", "12", "--months", "1", "--data", data.toString(), "--port", "" + port
        };
    }

    /** Plays until the log is so long. */
    private static void playAndKill(Path data, int events) throws IOException, InterruptedException {
        var port = freePort();
        var process = ChildProcess.command(demo(data, port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            readUntil(output, line -> line.startsWith("Importing"));
            var api = new Api(port);
            var staff = LocalService.token(data, "administrator", ActorRole.ADMIN);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> api.head(staff) >= events);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void readUntil(BufferedReader output, Predicate<String> wanted) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (wanted.test(line)) {
                return;
            }
        }
        throw new IllegalStateException("The demo ended instead of playing");
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return any.getLocalPort();
        }
    }

    private static String summary(ChildProcess.Ended demo) {
        assertThat(demo.errors()).noneMatch(line -> line.startsWith("mentorship: "));
        assertThat(demo.status()).isZero();
        return demo.output().substring(demo.output().indexOf("What came of"));
    }

    @Test
    @DisplayName(
            "goes on when it is started again, and plays nobody twice: the figures are those of one that was left alone")
    void goesOn() throws Exception {
        var leftAlone = summary(ChildProcess.run(demo(place.resolve("left-alone"), 0)));
        var data = place.resolve("killed");

        playAndKill(data, WHILE_IMPORTING);
        playAndKill(data, WHILE_PLAYING);
        var completed = ChildProcess.run(demo(data, 0));

        assertThat(completed.output()).contains("cut short", "it goes on");
        assertThat(summary(completed)).isEqualTo(leftAlone).contains("Events in the log");
    }
}
