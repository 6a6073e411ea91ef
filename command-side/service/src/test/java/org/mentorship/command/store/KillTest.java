package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An event store whose process is killed under load")
class KillTest {

    private static final int ROUNDS = 10;
    private static final int MOST_ACKNOWLEDGEMENTS = 600;

    private final Random random = new Random();

    @Test
    @DisplayName("has kept every acknowledged append, whole, in order, without gaps, after each of ten kills")
    void keepsWhatItAcknowledged(@TempDir Path directory) throws Exception {
        var acknowledged = new HashSet<String>();
        for (var round = 1; round <= ROUNDS; round++) {
            var process = LoadedProcess.start(directory);
            process.awaitAcknowledgements(1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
            acknowledged.addAll(process.kill());

            assertThat(AppendsInLog.of(directory)).as("round %d", round).containsAll(acknowledged);
        }
    }
}
