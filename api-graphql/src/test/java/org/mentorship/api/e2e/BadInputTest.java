package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient.Answer;

/** Each row is something that goes wrong, and the code that says so; after each the log is as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Bad input has its code and changes nothing:")
class BadInputTest {

    private final BadInputScene scene;
    private final Api api;
    private final Cast cast;

    BadInputTest(@TempDir Path place) {
        scene = new BadInputScene(place.resolve("data"));
        api = scene.api;
        cast = scene.cast;
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    private Stream<DynamicTest> tests(BadInputRows group) {
        return group.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.what() + ": " + row.code(), () -> {
                    var head = api.head(cast.staff());
                    assertThat(row.attempt().get()).isEqualTo(row.code());
                    assertThat(api.head(cast.staff())).as("events in the log").isEqualTo(head);
                }));
    }

    @TestFactory
    @DisplayName("ids of what is not there")
    Stream<DynamicTest> unknownIds() {
        return tests(new UnknownIds(scene));
    }

    @TestFactory
    @DisplayName("steps of another phase")
    Stream<DynamicTest> wrongPhase() {
        return tests(new StepsOfAnotherPhase(scene));
    }

    @TestFactory
    @DisplayName("dates")
    Stream<DynamicTest> dates() {
        return tests(new BadDates(scene));
    }

    @TestFactory
    @DisplayName("texts over their limits, and texts, lists and numbers that are not what they must be")
    Stream<DynamicTest> values() {
        return tests(new BadValues(scene));
    }

    @TestFactory
    @DisplayName("command ids and versions")
    Stream<DynamicTest> commandIdsAndVersions() {
        return tests(new BadCommandIds(scene));
    }

    @Test
    @DisplayName("a command to a stream that is not there is counted among the refusals")
    void missingStream() {
        var before = scene.service.refusals(RejectionCode.NOT_FOUND);

        var staff = scene.service.token("administrator", ActorRole.ADMIN);
        var answer = api.mutate(staff, "resumeMentorship", Map.of("mentorshipId", BadInputRows.NOTHING));

        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(scene.service.refusals(RejectionCode.NOT_FOUND)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("a command that is sent twice takes effect once, and both are answered alike")
    void sentTwice() {
        var input = scene.onActive(
                entry("text", "Write."), entry("ownerId", cast.mentee()), entry("commandId", "action-1"));
        var first = api.mutate(cast.mentorToken(), "addActionItem", input, "actionItemId")
                .accepted();
        var head = api.head(cast.staff());

        assertThat(api.mutate(cast.mentorToken(), "addActionItem", input, "actionItemId")
                        .accepted())
                .isEqualTo(first);
        assertThat(api.head(cast.staff())).isEqualTo(head);
    }

    @TestFactory
    @DisplayName("tokens")
    Stream<DynamicTest> tokens(@TempDir Path elsewhere) {
        return tests(new BadTokens(scene, elsewhere));
    }

    @TestFactory
    @DisplayName("roles, and people on what is not theirs")
    Stream<DynamicTest> roles() {
        return tests(new WrongCallers(scene));
    }

    @TestFactory
    @DisplayName("requests that are no GraphQL, or do not fit the schema")
    Stream<DynamicTest> documents() {
        return tests(new BadDocuments(scene));
    }

    @TestFactory
    @DisplayName("values that are not of their form")
    Stream<DynamicTest> scalars() {
        return tests(new BadScalars(scene));
    }

    @Test
    @DisplayName("a refused token is told apart by its status, and the answer quotes nothing of it")
    void refusedToken() {
        Answer answer = api.post("garbage", "{ viewer { subject } }", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).doesNotContain("garbage");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }
}
