package org.mentorship.api.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.cli.imports.CommandIds;
import org.mentorship.api.cli.imports.InvalidPeopleFile;
import org.mentorship.api.cli.imports.PeopleFile;
import org.mentorship.api.cli.imports.PeopleImport;
import org.mentorship.api.cli.imports.Person;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports people and their enrolments into a programme of a running service. */
@Command(
        name = "import",
        description = "Import people and their enrolments from a CSV file into a programme of a running service.",
        footer = {
            "",
            "The first line names the columns: name, email, role (MENTOR, MENTEE or PEER), timeZone, languages, and if"
                    + " there is something to say expertise, interests, soughtSkills, industry, seniority (1–10),"
                    + " capacity (1–100). Lists have semicolons between their entries.",
            "People are told apart by their e-mail addresses. Somebody who is not registered yet is; of somebody who is,"
                    + " the fields that the file says otherwise are changed, and an empty field leaves what is there. A"
                    + " line with another role adds a place in the programme. Nobody is removed.",
            "",
            "A file with a mistake is not imported at all. The same import done again changes nothing; one that was cut"
                    + " off is completed by doing it again."
        },
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {

    private static final int PROBLEMS_SHOWN = 20;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    @Option(
            names = "--program",
            required = true,
            paramLabel = "ID",
            description = "The programme (prg_…) to enrol people in.")
    private String program = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The running service; ${DEFAULT-VALUE} if not given.")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:MENTORSHIP_TOKEN}",
            description =
                    "A coordinator's token, or the environment variable MENTORSHIP_TOKEN; made with the key in the"
                            + " data directory if not given.")
    private @Nullable String token;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Parameters(paramLabel = "FILE.csv", description = "The people.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var people = people(Objects.requireNonNull(file));
        var command = Objects.requireNonNull(spec).commandLine();
        try (var api = new ApiClient(address(), tokenToUse())) {
            var imports = new PeopleImport(api, program, CommandIds.random());
            var name = imports.checkProgram();
            var outcome = imports.run(people, Progress.start(command.getErr(), "Importing people", people.size()));
            command.getOut().println(told(outcome, name));
            command.getOut().flush();
        }
        return 0;
    }

    private static List<Person> people(Path file) {
        try {
            return PeopleFile.read(file);
        } catch (InvalidPeopleFile invalid) {
            var problems = invalid.problems();
            var shown = problems.stream().limit(PROBLEMS_SHOWN).map(Objects::toString);
            var rest = problems.size() - PROBLEMS_SHOWN;
            throw new CliFailure(
                    "INVALID_FILE",
                    "Nothing was imported from " + file + ", it has " + invalid.getMessage() + ":",
                    Stream.concat(shown, rest > 0 ? Stream.of("and " + rest + " more") : Stream.empty())
                            .toList());
        }
    }

    private URI address() {
        try {
            var address = URI.create(url);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getPort() <= HIGHEST_PORT
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as any other address that is none.
        }
        throw new CliFailure(
                "INVALID_URL",
                "--url is an address such as http://localhost:8080, with a port up to 65535 and without a query, not \""
                        + url + "\".");
    }

    private String tokenToUse() {
        if (token != null && !token.isBlank()) {
            return sendable(token.strip());
        }
        if (!SigningKey.exists(data.path())) {
            throw new CliFailure(
                    "TOKEN_REQUIRED",
                    data.path() + " has no key to make a token with; give --token, or --data with the directory that"
                            + " the service runs on.");
        }
        return new TokenIssuer(SigningKey.in(data.path()), Clock.systemUTC())
                .issue("import", Set.of(ActorRole.ADMIN), TOKEN_LIFETIME);
    }

    /** As RFC 6750 has it; the message does not show a token, which is good for somebody all the same. */
    private static String sendable(String given) {
        if (!TOKEN.matcher(given).matches()) {
            throw new CliFailure(
                    "INVALID_TOKEN",
                    "--token, or MENTORSHIP_TOKEN, is one line without blanks, as ./mentorship token prints it.");
        }
        return given;
    }

    private static String told(PeopleImport.Outcome outcome, String programName) {
        var places = Stream.of(Role.values())
                .filter(outcome.enrolled()::containsKey)
                .map(role -> "%,d as %s".formatted(outcome.enrolled().get(role), role))
                .collect(Collectors.joining(", "));
        return "People of \"%s\": %,d registered, %,d updated, %,d unchanged; new places: %s."
                .formatted(
                        programName,
                        outcome.registered(),
                        outcome.updated(),
                        outcome.unchanged(),
                        places.isEmpty() ? "none" : places);
    }
}
