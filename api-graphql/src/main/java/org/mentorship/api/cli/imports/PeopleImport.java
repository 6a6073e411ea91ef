package org.mentorship.api.cli.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.Progress;
import org.mentorship.api.cli.imports.PersonImport.Fate;
import org.mentorship.api.cli.imports.PersonImport.Result;
import org.mentorship.contract.enrollment.Role;
import tools.jackson.databind.JsonNode;

/**
 * Registers, corrects and enrols people through the public API. It asks first who is there, by e-mail address, and does
 * what is left to do: so an import that was cut off is completed by doing it again, and a completed one changes nothing.
 */
public final class PeopleImport {

    private static final int AT_ONCE = 8;

    private static final String PROGRAM =
            "query ImportInto($id: ID!) { program(id: $id) { name enrollmentOpen archivedAt } }";

    private final ApiClient api;
    private final String programId;
    private final CommandIds commandIds;

    public PeopleImport(ApiClient api, String programId, CommandIds commandIds) {
        this.api = api;
        this.programId = programId;
        this.commandIds = commandIds;
    }

    /**
     * What came of it. Each person is counted once.
     *
     * @param updated people who were known, and of whom something changed
     * @param enrolled how many places were given, by role
     */
    public record Outcome(long registered, long updated, long unchanged, Map<Role, Long> enrolled) {

        private static Outcome of(Collection<Result> results) {
            return new Outcome(
                    count(results, Fate.REGISTERED),
                    count(results, Fate.UPDATED),
                    count(results, Fate.UNCHANGED),
                    results.stream()
                            .flatMap(result -> result.enrolled().stream())
                            .collect(Collectors.groupingBy(role -> role, Collectors.counting())));
        }

        private static long count(Collection<Result> results, Fate fate) {
            return results.stream().filter(result -> result.fate() == fate).count();
        }
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
     * @param lines of a file, as it was checked
     * @param progress counts the lines
     * @throws CliFailure AMBIGUOUS_PEOPLE before anything is written; IMPORT_INCOMPLETE on the first person that is
     *     refused, when those in work are completed
     */
    public Outcome run(List<Person> lines, Progress progress) throws InterruptedException {
        var known = KnownPeople.read(api, programId);
        requireOneEach(lines, known);
        var one = new PersonImport(api, programId, commandIds, known);
        var failure = new AtomicReference<@Nullable CliFailure>();
        var results = new ArrayList<Result>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var tasks = byPerson(lines).stream()
                    .map(person -> threads.submit(() -> importUnless(failure, one, person, progress)))
                    .toList();
            for (var task : tasks) {
                task.get().ifPresent(results::add);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        progress.finish();
        var first = failure.get();
        if (first != null) {
            throw new CliFailure(
                    "IMPORT_INCOMPLETE",
                    first.getMessage() + " (" + first.code() + "); " + progress.done() + " of " + lines.size()
                            + " lines are imported. Mend the cause and do the same import again: nobody is imported"
                            + " twice.",
                    first);
        }
        return Outcome.of(results);
    }

    private static Collection<List<Person>> byPerson(List<Person> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(Person::key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** Nothing keeps coordinators from registering two people with one address; a file cannot say which one it means. */
    private static void requireOneEach(List<Person> lines, KnownPeople known) {
        var problems = new ArrayList<String>();
        for (var line : lines) {
            var people = known.with(line.key());
            if (people.size() > 1) {
                var ids = people.stream().map(KnownPeople.Known::id).sorted().collect(Collectors.joining(", "));
                problems.add(new Problem(
                                line.line(),
                                Column.EMAIL.title(),
                                people.size() + " people are registered with this address: " + ids + ".")
                        .toString());
            }
        }
        if (!problems.isEmpty()) {
            throw new CliFailure(
                    "AMBIGUOUS_PEOPLE",
                    "Nothing was imported; give each of these people an address of their own, with updateProfile, or"
                            + " take the lines out:",
                    problems);
        }
    }

    private static Optional<Result> importUnless(
            AtomicReference<@Nullable CliFailure> failure, PersonImport one, List<Person> lines, Progress progress) {
        if (failure.get() != null) {
            return Optional.empty();
        }
        try {
            var result = one.bring(lines);
            lines.forEach(_ -> progress.advance());
            return Optional.of(result);
        } catch (CliFailure problem) {
            failure.compareAndSet(
                    null,
                    new CliFailure(
                            problem.code(), "line " + lines.getFirst().line() + ": " + problem.getMessage(), problem));
            return Optional.empty();
        }
    }
}
