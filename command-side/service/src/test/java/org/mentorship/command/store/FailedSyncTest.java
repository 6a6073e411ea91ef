package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An event store under load whose disk fails a sync")
class FailedSyncTest {

    private static final String SYNC = "fsync,fdatasync";
    /** The start takes fewer syncs than this on any thread; a load takes more on the writer's. */
    private static final int EARLIEST = 20;

    private static final int LATEST = 120;
    private static final int SOME = 200;

    /** Syncs of a checkpoint of SQLite, whose failure refuses nobody: what it copies was synced with its commit. */
    private static final int CHECKPOINT = 3;

    private final long seed = Long.getLong("mentorship.test.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @RegisterExtension
    @SuppressWarnings("unused") // JUnit does
    private final TestExecutionExceptionHandler tellingTheSeed = (_, failure) -> {
        throw new AssertionError("Again with -Dmentorship.test.seed=" + seed + ": " + failure.getMessage(), failure);
    };

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireStrace() throws InterruptedException {
        assumeTrue(isStraceUsable(), "not run: this needs strace, and the right to trace a process");
    }

    private static boolean isStraceUsable() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-D", "-o", "/dev/null", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** @param fault what becomes of the n-th sync of each thread */
    private LoadedProcess underLoad(String fault, String when, String... options) throws IOException {
        var strace = new ArrayList<>(List.of("strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + SYNC));
        strace.addAll(List.of("-e", "inject=" + SYNC + ":" + fault + ":when=" + when));
        strace.addAll(List.of(options));
        return LoadedProcess.start(strace, directory);
    }

    private LoadedProcess withError(String error, String when) throws IOException {
        return underLoad("error=" + error, when, "--seccomp-bpf"); // much faster, but takes no signals
    }

    private int some() {
        return random.nextInt(EARLIEST, LATEST);
    }

    /** Some syncs in a row. */
    private String some(int count) {
        var first = some();
        return first + ".." + (first + count - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO", "ENOSPC"})
    @DisplayName("for a moment refuses what waited for it, stores nothing of that, and goes on")
    void once(String error) throws Exception {
        var process = withError(error, some(CHECKPOINT + 1));
        process.awaitRefusals(1);
        process.awaitMoreAcknowledgements(SOME);
        var acknowledged = process.kill();

        assertThat(AppendsInLog.of(directory)).containsAll(acknowledged).doesNotContainAnyElementsOf(process.refused());
    }

    @Test
    @DisplayName("from then on refuses everything, and has nothing of that after a kill")
    void forGood() throws Exception {
        var process = withError("EIO", some() + "+");
        process.awaitRefusals(2 * AppendUnderLoad.THREADS);
        var acknowledged = process.kill();

        assertThat(AppendsInLog.of(directory)).containsAll(acknowledged).doesNotContainAnyElementsOf(process.refused());
    }

    @Test
    @DisplayName("and dies of it has kept what it acknowledged")
    void killed() throws Exception {
        var acknowledged = underLoad("signal=KILL", Integer.toString(some())).awaitEnd();

        assertThat(acknowledged).isNotEmpty();
        assertThat(AppendsInLog.of(directory)).containsAll(acknowledged);
    }
}
