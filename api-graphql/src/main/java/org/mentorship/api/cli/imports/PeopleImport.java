package org.mentorship.api.cli.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.Progress;
import org.mentorship.contract.id.Ids;
import tools.jackson.databind.JsonNode;

/**
 * Registers and enrols people through the public API. Command ids are derived from the programme and the person's line, so
 * that an import that was cut off is completed by doing it again, and a completed one has no second effect.
 */
public final class PeopleImport {

    private static final int AT_ONCE = 8;

    private static final String PROGRAM =
            "query ImportInto($id: ID!) { program(id: $id) { name enrollmentOpen archivedAt } }";

    private static final String REGISTER = """
            mutation ImportPerson($input: RegisterParticipantInput!) {
              registerParticipant(input: $input) { participant { id } userErrors { code message } }
            }
            """;

    private static final String ENROLL = """
            mutation ImportEnrollment($input: EnrollInput!) {
              enroll(input: $input) { version userErrors { code message } }
            }
            """;

    private final ApiClient api;
    private final String programId;

    public PeopleImport(ApiClient api, String programId) {
        this.api = api;
        this.programId = programId;
    }

    /**
     * Checks that the programme is there and takes enrolments, before anything is written.
     *
     * @return its name
     * @throws CliFailure UNKNOWN_PROGRAM, PROGRAM_ARCHIVED or ENROLLMENT_CLOSED
     */
    public String checkProgram() {
        var program = program();
        if (program.isMissingNode() || program.isNull()) {
            throw unknownProgram();
        }
        if (!program.at("/archivedAt").isNull()) {
            throw new CliFailure("PROGRAM_ARCHIVED", "The programme " + programId + " is archived.");
        }
        if (!program.at("/enrollmentOpen").asBoolean()) {
            throw new CliFailure(
                    "ENROLLMENT_CLOSED",
                    "The programme " + programId + " takes no enrolments now; open it with openEnrollment.");
        }
        return program.at("/name").asString();
    }

    private JsonNode program() {
        try {
            return api.execute(PROGRAM, Map.of("id", programId)).at("/program");
        } catch (CliFailure failure) {
            throw failure.code().equals("NOT_FOUND") ? unknownProgram() : failure;
        }
    }

    private CliFailure unknownProgram() {
        return new CliFailure("UNKNOWN_PROGRAM", "There is no programme " + programId + " here.");
    }

    /**
     * Imports everybody, several at once.
     *
     * @throws CliFailure IMPORT_INCOMPLETE on the first person that is refused; those in work are completed
     */
    public void run(List<Person> people, Progress progress) throws InterruptedException {
        var failure = new AtomicReference<@Nullable CliFailure>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var tasks = people.stream()
                    .<Future<?>>map(person -> threads.submit(() -> importUnless(failure, person, progress)))
                    .toList();
            for (var task : tasks) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        progress.finish();
        var first = failure.get();
        if (first != null) {
            throw new CliFailure(
                    "IMPORT_INCOMPLETE",
                    first.getMessage() + " (" + first.code() + "); " + progress.done() + " of " + people.size()
                            + " people are imported. Mend the cause and do the same import again: nobody is imported"
                            + " twice.",
                    first);
        }
    }

    private void importUnless(AtomicReference<@Nullable CliFailure> failure, Person person, Progress progress) {
        if (failure.get() != null) {
            return;
        }
        try {
            importOne(person);
            progress.advance();
        } catch (CliFailure problem) {
            failure.compareAndSet(
                    null,
                    new CliFailure(problem.code(), "line " + person.line() + ": " + problem.getMessage(), problem));
        }
    }

    private void importOne(Person person) {
        var key = fingerprint(person);
        var registerId = "import-person-" + key;
        var registered = accepted(
                api.execute(REGISTER, input(registration(person, registerId))).at("/registerParticipant"));
        // Accepted and not yet to be read: the id follows from the command's.
        var participantId = Optional.ofNullable(registered.at("/participant/id").asString(null))
                .orElseGet(() -> Ids.participant(registerId).value());
        accepted(api.execute(ENROLL, input(enrolment(person, participantId, "import-enrollment-" + key)))
                .at("/enroll"));
    }

    private static JsonNode accepted(JsonNode payload) {
        var refusal = payload.at("/userErrors/0");
        if (!refusal.isMissingNode()) {
            throw new CliFailure(
                    refusal.at("/code").asString(), refusal.at("/message").asString());
        }
        return payload;
    }

    private static Map<String, Object> input(Map<String, Object> input) {
        return Map.of("input", input);
    }

    private static Map<String, Object> registration(Person person, String commandId) {
        var input = new HashMap<String, Object>();
        input.put("commandId", commandId);
        input.put("name", person.name());
        input.put("email", person.email());
        input.put("timeZone", person.timeZone());
        input.put("languages", person.languages());
        input.put("expertise", person.expertise());
        input.put("interests", person.interests());
        input.put("soughtSkills", person.soughtSkills());
        putIfPresent(input, "industry", person.industry());
        putIfPresent(input, "seniority", person.seniority());
        return input;
    }

    private Map<String, Object> enrolment(Person person, String participantId, String commandId) {
        var input = new HashMap<String, Object>();
        input.put("commandId", commandId);
        input.put("programId", programId);
        input.put("participantId", participantId);
        input.put("role", person.role().name());
        putIfPresent(input, "capacity", person.capacity());
        return input;
    }

    private static void putIfPresent(Map<String, Object> input, String name, @Nullable Object value) {
        if (value != null) {
            input.put(name, value);
        }
    }

    /** The programme and everything that the line says, wherever the line stands. */
    private String fingerprint(Person person) {
        var content = String.join(
                "\u001f",
                programId,
                person.name(),
                person.email(),
                person.role().name(),
                person.timeZone(),
                String.join(";", person.languages()),
                String.join(";", person.expertise()),
                String.join(";", person.interests()),
                String.join(";", person.soughtSkills()),
                String.valueOf(person.industry()),
                String.valueOf(person.seniority()),
                String.valueOf(person.capacity()));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
