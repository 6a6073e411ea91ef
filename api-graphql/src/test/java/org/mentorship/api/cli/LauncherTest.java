package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The launcher")
class LauncherTest {

    @TempDir
    private Path folder = Path.of("");

    /** What a command line did. */
    private record Run(int status, String out, String err) {

        static Run of(String... arguments) {
            var out = new StringWriter();
            var err = new StringWriter();
            var status = Launcher.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new Run(status, out.toString(), err.toString());
        }

        void failsWith(String code) {
            assertThat(err).startsWith("mentorship: " + code + ": ");
            assertThat(err.lines()).hasSize(1);
            assertThat(out).isEmpty();
            assertThat(status).isNotZero();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    @DisplayName("explains itself and each command")
    void help() {
        assertThat(Run.of("--help").out()).contains("run", "token", "import");
        Launcher.commandLine().getSubcommands().keySet().forEach(command -> {
            var run = Run.of(command, "--help");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("Usage: mentorship " + command);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frob",
                "run --prot 1",
                "run --port many",
                "token",
                "import",
                "import --program prg_1",
                "run x"
            })
    @DisplayName("says in one line what is wrong with the command line:")
    void usage(String line) {
        var run = Run.of(line.isEmpty() ? new String[0] : line.split(" "));

        run.failsWith("USAGE");
        assertThat(run.status()).isEqualTo(Launcher.USAGE_ERROR);
        assertThat(run.err()).contains("--help");
    }

    @Test
    @DisplayName("prints a token and nothing else, before the service was ever started")
    void token() throws ParseException {
        var run = Run.of("token", "--role", "coordinator", "--data", data());

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(1);
        var claims = SignedJWT.parse(run.out().strip()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("coordinator");
        assertThat(claims.getStringListClaim("roles")).containsExactly("COORDINATOR");
        assertThat(claims.getAudience()).containsExactly("mentorship");
        assertThat(claims.getIssuer()).isEqualTo("mentorship-embedded");
        assertThat(Duration.between(
                        claims.getNotBeforeTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(12));
    }

    @Test
    @DisplayName("takes several roles, a subject and a lifetime")
    void tokenOptions() throws ParseException {
        var run = Run.of(
                "token", "--role", "PARTICIPANT,EVALUATOR", "--subject", "par_1", "--ttl", "90m", "--data", data());

        var claims = SignedJWT.parse(run.out().strip()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("par_1");
        assertThat(claims.getStringListClaim("roles")).containsExactly("EVALUATOR", "PARTICIPANT");
        assertThat(Duration.between(
                        claims.getNotBeforeTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @CsvSource({
        "--role BOSS,                                          INVALID_ROLE",
        "--role AUTOMATION,                                    INVALID_ROLE",
        "--role PARTICIPANT,                                   SUBJECT_REQUIRED",
        "--role PARTICIPANT --subject somebody,                INVALID_SUBJECT",
        "--role PARTICIPANT --subject par_UPPER,               INVALID_SUBJECT",
        "--role ADMIN --subject automation:x,                  INVALID_SUBJECT",
        "--role ADMIN --ttl 0h,                                INVALID_TTL",
        "--role ADMIN --ttl -1h,                               INVALID_TTL",
        "--role ADMIN --ttl soon,                              INVALID_TTL",
        "--role ADMIN --ttl 9999d,                             INVALID_TTL",
        "--role ADMIN --ttl 99999999999999999999999d,          INVALID_TTL"
    })
    @DisplayName("makes no token of")
    void badToken(String options, String code) {
        Run.of(("token " + options + " --data " + data()).split(" ")).failsWith(code);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @DisplayName("says so when the data directory cannot be written")
    void dataDirectory() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        Run.of("token", "--role", "ADMIN", "--data", file.resolve("data").toString())
                .failsWith("DATA_DIR_NOT_WRITABLE");
    }

    @Test
    @DisplayName("says so when the signing key is damaged")
    void damagedKey() throws IOException {
        Files.writeString(folder.resolve("jwt-key.json"), "{}");

        Run.of("token", "--role", "ADMIN", "--data", folder.toString()).failsWith("SIGNING_KEY_INVALID");
    }

    @Test
    @DisplayName("says so when the port is in use, before it opens anything")
    void busyPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run.of("run", "--port", String.valueOf(taken.getLocalPort()), "--data", data())
                    .failsWith("PORT_IN_USE");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @DisplayName("does not listen on a port or an address that there cannot be")
    void badAddress() {
        Run.of("run", "--port", "70000", "--data", data()).failsWith("INVALID_PORT");
        Run.of("run", "--host", "no.such.host.invalid", "--data", data()).failsWith("INVALID_HOST");
        // Of the block for documentation (RFC 5737), which no machine has.
        Run.of("run", "--host", "192.0.2.1", "--data", data()).failsWith("INVALID_HOST");
    }

    @Test
    @DisplayName("imports nothing from a file with mistakes, and lists them")
    void badFile() throws IOException {
        var file = Files.writeString(folder.resolve("people.csv"), "name,email\nAda,ada\n");

        var run = Run.of("import", "--program", "prg_1", "--token", "x", file.toString());

        assertThat(run.status()).isEqualTo(Launcher.FAILURE);
        assertThat(run.err().lines())
                .satisfies(lines -> assertThat(lines.getFirst()).startsWith("mentorship: INVALID_FILE: "))
                .anySatisfy(line -> assertThat(line).startsWith("  line 1, column role:"));
    }

    @Test
    @DisplayName("imports nothing without a token, a service or an address")
    void noService() throws IOException {
        var file = Files.writeString(
                folder.resolve("people.csv"),
                "name,email,role,timeZone,languages\nAda,ada@example.org,MENTOR,UTC,en\n");
        var command = List.of("import", "--program", "prg_1", "--data", data());

        Run.of(with(command, file.toString())).failsWith("TOKEN_REQUIRED");
        Run.of(with(command, "--token", "x", "--url", "localhost:8080", file.toString()))
                .failsWith("INVALID_URL");
        for (var url : List.of("http://localhost:99999", "http://localhost:8080/?x=1", "http://localhost:8080/#x")) {
            Run.of(with(command, "--token", "x", "--url", url, file.toString())).failsWith("INVALID_URL");
        }
        for (var token : List.of("secret\nsecret", "secret secret", "secreté")) {
            var refused = Run.of(with(command, "--token", token, file.toString()));
            refused.failsWith("INVALID_TOKEN");
            assertThat(refused.err()).doesNotContain("secret");
        }
        Run.of(with(command, "--token", "x", "--url", "http://127.0.0.1:1", file.toString()))
                .failsWith("SERVICE_UNREACHABLE");
    }

    private static String[] with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
