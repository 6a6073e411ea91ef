package org.mentorship.api.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.Progress;
import org.mentorship.api.cli.imports.PeopleImport.Outcome;
import org.mentorship.contract.enrollment.Role;
import tools.jackson.databind.JsonNode;

/** Against a service that answers from memory and as it is told, so that every refusal can be had. */
@DisplayName("An import")
class PeopleImportTest {

    private static final String OPEN =
            "{\"data\":{\"program\":{\"name\":\"P\",\"enrollmentOpen\":true,\"archivedAt\":null}}}";

    private final StubService service = new StubService();

    @AfterEach
    void stop() {
        service.close();
    }

    private PeopleImport imports() {
        return new PeopleImport(new ApiClient(service.url(), "token"), "prg_1", CommandIds.random());
    }

    private Outcome run(List<Person> lines) throws InterruptedException {
        return imports().run(lines, progress(lines.size()));
    }

    private static String error(String code) {
        return "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"" + code + "\"}}]}";
    }

    private static Person person(
            int line, String name, String email, Role role, List<String> sought, @Nullable Integer places) {
        return new Person(
                line, name, email, role, "UTC", List.of("en"), List.of(), List.of(), sought, null, null, places);
    }

    private static List<Person> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> person(i + 2, "P" + i, "p" + i + "@example.org", Role.MENTEE, List.of("java"), 3))
                .toList();
    }

    private static List<Person> with(List<Person> people, int index, Person other) {
        var changed = new ArrayList<>(people);
        changed.set(index, other);
        return changed;
    }

    private static Progress progress(int total) {
        return Progress.start(new PrintWriter(new StringWriter()), "Importing", total);
    }

    private static String code(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(CliFailure.class, action))
                .code();
    }

    private List<String> commandIds() {
        return service.mutations().stream()
                .map(input -> input.path("commandId").asString())
                .toList();
    }

    @Test
    @DisplayName("registers and enrols everybody")
    void everybody() throws InterruptedException {
        assertThat(run(people(20))).isEqualTo(new Outcome(20, 0, 0, Map.of(Role.MENTEE, 20L)));

        assertThat(service.people()).hasSize(20);
        assertThat(service.places())
                .hasSize(20)
                .allSatisfy(place -> assertThat(place.path("capacity").asInt()).isEqualTo(3));
    }

    @Test
    @DisplayName("names its commands by nothing that a line says: the same file makes other ids elsewhere")
    void idsTellNothing() throws InterruptedException {
        run(people(5));
        try (var elsewhere = new StubService()) {
            new PeopleImport(new ApiClient(elsewhere.url(), "token"), "prg_1", CommandIds.random())
                    .run(people(5), progress(5));

            assertThat(elsewhere.mutations())
                    .hasSize(10)
                    .map(input -> input.path("commandId").asString())
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(commandIds());
        }
    }

    @Test
    @DisplayName(
            "changes nothing when it is done again, wherever the lines stand then and however addresses are written")
    void again() throws InterruptedException {
        run(people(5));
        service.forgetMutations();

        assertThat(run(people(5).reversed())).isEqualTo(new Outcome(0, 0, 5, Map.of()));
        assertThat(run(List.of(person(2, "P1", "P1@Example.org", Role.MENTEE, List.of("java"), null))))
                .isEqualTo(new Outcome(0, 0, 1, Map.of()));
        assertThat(service.mutations()).isEmpty();
    }

    @Test
    @DisplayName("knows people who were registered by hand")
    void registeredByHand() throws InterruptedException {
        service.register("P1", "p1@example.org");

        assertThat(run(people(3))).isEqualTo(new Outcome(2, 1, 0, Map.of(Role.MENTEE, 3L)));
        assertThat(service.people()).hasSize(3);
    }

    @Test
    @DisplayName("changes what a corrected line says otherwise, and nothing that it leaves empty")
    void corrected() throws InterruptedException {
        run(people(3));
        service.forgetMutations();

        var outcome = run(with(people(3), 1, person(3, "Pat", "p1@example.org", Role.MENTEE, List.of(), null)));

        assertThat(outcome).isEqualTo(new Outcome(0, 1, 2, Map.of()));
        assertThat(service.mutations()).singleElement().satisfies(input -> {
            assertThat(input.propertyNames())
                    .containsExactlyInAnyOrder("participantId", "expectedVersion", "commandId", "name");
            assertThat(input.path("name").asString()).isEqualTo("Pat");
        });
        assertThat(service.people()).hasSize(3);
    }

    @Test
    @DisplayName("changes lists and capacities that a line says otherwise")
    void correctedLists() throws InterruptedException {
        run(people(1));

        var outcome = run(List.of(person(2, "P0", "p0@example.org", Role.MENTEE, List.of("java", "sql"), 4)));

        assertThat(outcome).isEqualTo(new Outcome(0, 1, 0, Map.of()));
        assertThat(service.people())
                .singleElement()
                .satisfies(
                        person -> assertThat(person.path("soughtSkills").size()).isEqualTo(2));
        assertThat(service.places())
                .singleElement()
                .satisfies(place -> assertThat(place.path("capacity").asInt()).isEqualTo(4));
    }

    @Test
    @DisplayName("leaves alone the place of somebody who has withdrawn")
    void withdrawn() throws InterruptedException {
        run(people(1));
        service.withdrawAll();

        var outcome = run(List.of(person(2, "P0", "p0@example.org", Role.MENTEE, List.of("java"), 4)));

        assertThat(outcome).isEqualTo(new Outcome(0, 0, 1, Map.of()));
    }

    @Test
    @DisplayName("gives a place in another role to the same person, in the same file or a later one")
    void anotherRole() throws InterruptedException {
        var asMentor = person(9, "P0", "p0@example.org", Role.MENTOR, List.of("java"), null);
        run(people(1));

        assertThat(run(List.of(asMentor))).isEqualTo(new Outcome(0, 1, 0, Map.of(Role.MENTOR, 1L)));
        assertThat(run(List.of(people(1).getFirst(), asMentor))).isEqualTo(new Outcome(0, 0, 1, Map.of()));
        assertThat(service.people()).hasSize(1);
        assertThat(service.places()).hasSize(2);

        var both = List.of(
                person(2, "New", "new@example.org", Role.MENTOR, List.of(), null),
                person(3, "New", "new@example.org", Role.MENTEE, List.of(), null));
        assertThat(run(both)).isEqualTo(new Outcome(1, 0, 0, Map.of(Role.MENTOR, 1L, Role.MENTEE, 1L)));
        assertThat(service.people()).hasSize(2);
    }

    @Test
    @DisplayName(
            "that is cut off is completed by doing it again, also where what was sent took effect and nobody was told")
    void cutOff() throws InterruptedException {
        service.breakOffAfter(33);

        assertThat(code(() -> run(people(40)))).isEqualTo("IMPORT_INCOMPLETE");
        service.goOn();
        var outcome = run(people(40));

        assertThat(outcome.registered()).isPositive().isLessThan(40);
        assertThat(outcome.registered() + outcome.updated() + outcome.unchanged())
                .isEqualTo(40);
        assertThat(service.people())
                .hasSize(40)
                .map(person -> person.path("email").asString())
                .doesNotHaveDuplicates();
        assertThat(service.places()).hasSize(40);
    }

    @Test
    @DisplayName("does nothing where two people have one address, and names them by their ids")
    void ambiguous() {
        service.register("One", "p1@example.org");
        service.register("Other", "P1@example.org");
        var ids = service.people().stream()
                .map(person -> person.path("id").asString())
                .toList();

        var failure = Objects.requireNonNull(catchThrowableOfType(CliFailure.class, () -> run(people(3))));

        assertThat(failure.code()).isEqualTo("AMBIGUOUS_PEOPLE");
        assertThat(failure.details())
                .singleElement()
                .asString()
                .startsWith("line 3, column email:")
                .contains(ids)
                .doesNotContain("example.org");
        assertThat(service.mutations()).isEmpty();
    }

    @Test
    @DisplayName("asks first whether the programme is there and takes enrolments")
    void program() {
        assertThat(imports().checkProgram()).isEqualTo("P");
        assertThat(checked("{\"data\":{\"program\":null}}")).isEqualTo("UNKNOWN_PROGRAM");
        assertThat(checked(error("NOT_FOUND"))).isEqualTo("UNKNOWN_PROGRAM");
        assertThat(checked(OPEN.replace("true", "false"))).isEqualTo("ENROLLMENT_CLOSED");
        assertThat(checked(OPEN.replace("\"archivedAt\":null", "\"archivedAt\":\"2026-01-01T00:00:00Z\"")))
                .isEqualTo("PROGRAM_ARCHIVED");
        assertThat(checked(error("UNAUTHENTICATED"))).isEqualTo("UNAUTHENTICATED");
        assertThat(checked("<html>")).isEqualTo("SERVICE_UNREACHABLE");
    }

    private String checked(String answer) {
        service.answer(_ -> Optional.of(answer));
        return code(imports()::checkProgram);
    }

    @Test
    @DisplayName("stops at the first refusal, names its line, and says how to go on")
    void refused() {
        service.answer(request -> registers(request, "p3@example.org")
                ? Optional.of("{\"data\":{\"registerParticipant\":{\"participant\":null,"
                        + "\"userErrors\":[{\"code\":\"INVALID_VALUE\",\"message\":\"bad\"}]}}}")
                : Optional.empty());

        var failure = Objects.requireNonNull(catchThrowableOfType(CliFailure.class, () -> run(people(500))));

        assertThat(failure.code()).isEqualTo("IMPORT_INCOMPLETE");
        assertThat(failure).hasMessageContainingAll("line 5", "INVALID_VALUE", "of 500");
        assertThat(service.mutations()).hasSizeLessThan(1_000);
    }

    private static boolean registers(JsonNode request, String email) {
        return request.at("/variables/input/email").asString("").equals(email);
    }
}
