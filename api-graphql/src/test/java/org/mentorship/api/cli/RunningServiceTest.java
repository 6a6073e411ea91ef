package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole service as {@code run} starts it, and the commands that talk to it. */
@DisplayName("The running service")
class RunningServiceTest {

    private static final String CREATE = """
            mutation { createProgram(input: { name: "P", setting: COMMUNITY, formats: [ONE_ON_ONE], lengthWeeks: 12,
              cadenceDays: 14, mentorCapacity: 2 }) { program { id } userErrors { code } } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private @Nullable RunningService started;

    @BeforeEach
    void start() {
        started = RunningService.start(options(), false);
    }

    @AfterEach
    void stop() {
        service().close();
    }

    private RunningService service() {
        return Objects.requireNonNull(started);
    }

    private ServiceOptions options() {
        return CommandLine.populateCommand(
                new ServiceOptions(),
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
    }

    private int launch(StringWriter out, String... arguments) {
        return Launcher.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
    }

    @Test
    @DisplayName(
            "takes tokens of the token command and people of the import command, and keeps its directory to itself")
    void commands() throws IOException {
        var token = new StringWriter();
        launch(
                token,
                "token",
                "--role",
                "COORDINATOR",
                "--data",
                service().data().toString());
        try (var api = new ApiClient(service().url(), token.toString().strip())) {
            var program = api.execute(CREATE, Map.of())
                    .at("/createProgram/program/id")
                    .asString();

            importAgainAndAgain(program);

            var page = api.execute("{ participants(first: 100) { nodes { name seniority } } }", Map.of());
            assertThat(page.at("/participants/nodes").values())
                    .hasSize(2)
                    .map(person -> person.path("name").asString())
                    .containsExactlyInAnyOrder("Ada", "Robert");
        }
        var second = catchThrowableOfType(CliFailure.class, () -> RunningService.start(options(), false));
        assertThat(Objects.requireNonNull(second).code()).isEqualTo("DATA_DIR_IN_USE");
    }

    private void importAgainAndAgain(String program) throws IOException {
        var columns = "name,email,role,timeZone,languages,expertise,industry,seniority,capacity\n";
        var ada = "Ada,ada@example.org,MENTOR,Europe/London,en,maths,software,9,2\n";
        var bob = "Bob,bob@example.org,MENTEE,Europe/Berlin,de;en,,,,\n";

        assertThat(imported(program, columns + ada + bob))
                .isEqualTo("2 registered, 0 updated, 0 unchanged; new places: 1 as MENTOR, 1 as MENTEE.");
        assertThat(imported(program, columns + bob + ada))
                .isEqualTo("0 registered, 0 updated, 2 unchanged; new places: none.");
        assertThat(imported(program, columns + ada.replace(",9,2", ",10,3") + bob.replace("Bob", "Robert")))
                .isEqualTo("0 registered, 2 updated, 0 unchanged; new places: none.");
        assertThat(imported(program, columns + bob.replace("Bob", "Robert").replace("MENTEE", "PEER")))
                .isEqualTo("0 registered, 1 updated, 0 unchanged; new places: 1 as PEER.");
    }

    private String imported(String program, String people) throws IOException {
        var out = new StringWriter();
        var status = launch(
                out,
                "import",
                "--program",
                program,
                "--data",
                service().data().toString(),
                "--url",
                service().url().toString(),
                Files.writeString(folder.resolve("people.csv"), people).toString());
        assertThat(status).isZero();
        return out.toString().strip().replace("People of \"P\": ", "");
    }
}
