package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A change of some fields")
@TestInstance(Lifecycle.PER_CLASS)
class PartialUpdateTest {

    private final LocalService service;
    private final Api api;
    private final Cast cast;

    PartialUpdateTest(@TempDir Path data) {
        service = LocalService.start(data.resolve("service"));
        api = service.api();
        cast = Cast.in(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("of a profile answers as before when it is sent again after another change")
    void profile() {
        var first = Map.of("participantId", cast.mentor(), "biography", "Sails.", "commandId", "bio-1");
        repeatedAfter("updateProfile", first, Map.of("participantId", cast.mentor(), "timeZone", "UTC"));
    }

    @Test
    @DisplayName("is not taken for a retry of one that reads alike")
    void readsAlike() {
        var two = Map.of("participantId", cast.mentor(), "expertise", List.of("java", "sql"), "commandId", "skills-1");
        var one = Map.of("participantId", cast.mentor(), "expertise", List.of("java, sql"), "commandId", "skills-1");
        api.mutate(cast.staff(), "updateProfile", two).accepted();

        assertThat(api.mutate(cast.staff(), "updateProfile", one).code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        api.mutate(cast.staff(), "updateProfile", two).accepted();
    }

    @Test
    @DisplayName("of a policy answers as before when it is sent again after another change")
    void policy() {
        var first = Map.of("programId", cast.program(), "cadenceDays", 7, "commandId", "policy-1");
        repeatedAfter("changeProgramPolicy", first, Map.of("programId", cast.program(), "mentorCapacity", 2));
    }

    @Test
    @DisplayName(
            "of a programme's length takes the feedback weeks beyond it away, and refuses such weeks if they are named")
    void length() {
        var weeks = "program { lengthWeeks feedbackWeeks }";
        var shorter = Map.of("programId", cast.program(), "lengthWeeks", 8);

        var program = api.mutate(cast.staff(), "changeProgramPolicy", shorter, weeks)
                .accepted()
                .at("/program");
        var refused = api.mutate(
                cast.staff(),
                "changeProgramPolicy",
                Map.of("programId", cast.program(), "lengthWeeks", 8, "feedbackWeeks", List.of(4, 12)));

        assertThat(program.at("/lengthWeeks").asInt()).isEqualTo(8);
        assertThat(program.at("/feedbackWeeks").toString()).isEqualTo("[4]");
        assertThat(refused.code()).isEqualTo("INVALID_VALUE");
        assertThat(refused.data().at("/userErrors/0/field").toString()).isEqualTo("[\"input\",\"feedbackWeeks\"]");
    }

    @Test
    @DisplayName("of one profile by many at the same moment takes effect for all of them")
    void manyAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.mutate(
                                            cast.staff(),
                                            "updateProfile",
                                            Map.of("participantId", cast.mentee(), "biography", "Version " + i))
                                    .accepted(),
                            threads))
                    .toList();

            assertThat(changes.stream()
                            .map(change -> change.join().at("/version").asLong()))
                    .doesNotHaveDuplicates()
                    .hasSize(16);
        }
    }

    private void repeatedAfter(String mutation, Map<String, ?> first, Map<String, ?> second) {
        var answer = api.mutate(cast.staff(), mutation, first).accepted();
        api.mutate(cast.staff(), mutation, second).accepted();
        var head = api.head(cast.staff());

        var again = api.mutate(cast.staff(), mutation, first).accepted();

        assertThat(again.at("/version")).isEqualTo(answer.at("/version"));
        assertThat(api.head(cast.staff())).isEqualTo(head);
    }
}
