package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.simulate.Simulation;

@DisplayName("The command migrate")
class MigrateCommandTest {

    private static final String NOWHERE = "localhost:1";

    @TempDir
    private Path folder;

    private MongoServer mongo;

    @BeforeEach
    void start() {
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
    }

    @AfterEach
    void stop() {
        mongo.shutdownNow();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void simulate() {
        var history = Simulation.run(data(), new Simulation.Size(2, 1, 1), new PrintWriter(Writer.nullWriter()));
        assertThat(history.commands()).isPositive();
    }

    private String failure(String... options) {
        var arguments = new ArrayList<>(List.of("migrate", "--data", data().toString()));
        arguments.addAll(List.of(options));
        var ran = Ran.launcher(arguments);
        assertThat(ran.status()).isEqualTo(Launcher.FAILURE);
        assertThat(ran.err()).startsWith("mentorship: ");
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        return ran.err().split(": ")[1];
    }

    private String failureWithMongo(String... options) {
        var all = new ArrayList<>(List.of("--axonserver", NOWHERE, "--mongodb", mongo.getConnectionString()));
        all.addAll(List.of(options));
        return failure(all.toArray(String[]::new));
    }

    @Test
    @DisplayName("says in one line that there is nothing to copy, and makes nothing")
    void noSource() {
        assertThat(failureWithMongo()).isEqualTo("SOURCE_MISSING");
        assertThat(data()).doesNotExist();
    }

    @Test
    @DisplayName("says in one line which of the two servers it does not reach")
    void unreachable() {
        simulate();

        assertThat(failure("--axonserver", NOWHERE)).isEqualTo("MONGODB_URI_MISSING");
        assertThat(failure("--mongodb", "mongodb://localhost:1/?serverSelectionTimeoutMS=100"))
                .isEqualTo("MONGODB_UNREACHABLE");
        assertThat(failure("--mongodb", "localhost")).isEqualTo("MONGODB_UNREACHABLE");
        assertThat(failureWithMongo()).isEqualTo("AXON_SERVER_UNREACHABLE");
        assertThat(failureWithMongo("--verify-only")).isEqualTo("AXON_SERVER_UNREACHABLE");
    }

    @Test
    @DisplayName("leaves a directory alone in which a service runs")
    void inUse() {
        var options =
                picocli.CommandLine.populateCommand(new ServiceOptions(), "--port", "0", "--data", data().toString());
        try (var service = RunningService.start(options, false)) {
            assertThat(service.isEmbedded()).isTrue();
            assertThat(failureWithMongo()).isEqualTo("DATA_DIR_IN_USE");
        }
    }

    @Test
    @DisplayName("wants all files of the directory, whole")
    void damaged() throws Exception {
        simulate();
        Files.move(data().resolve("automations.db"), folder.resolve("automations.db"));
        assertThat(failureWithMongo()).isEqualTo("SOURCE_INCOMPLETE");
        Files.move(folder.resolve("automations.db"), data().resolve("automations.db"));
        Files.writeString(data().resolve("keys.db"), "none");
        assertThat(failureWithMongo()).isEqualTo("KEY_FILE_CORRUPT");
    }
}
