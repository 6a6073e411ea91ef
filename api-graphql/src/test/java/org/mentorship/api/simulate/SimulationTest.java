package org.mentorship.api.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.HistoryDigest;

@DisplayName("A simulation")
class SimulationTest {

    @TempDir
    private Path directory;

    private HistoryDigest simulate(String name, long seed) {
        return Simulation.run(
                        directory.resolve(name), new Simulation.Size(20, 3, seed), new PrintWriter(Writer.nullWriter()))
                .history();
    }

    @Test
    @DisplayName("makes the same history from the same seed: ids, order, times and texts; and another from another")
    void reproducible() {
        var once = simulate("once", 5);

        assertThat(once.events()).isGreaterThan(500);
        assertThat(simulate("again", 5)).isEqualTo(once);
        assertThat(simulate("other", 6).sha256()).isNotEqualTo(once.sha256());
    }
}
