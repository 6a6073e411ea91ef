package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;

@ExtendWith(Cluster.Outputs.class)
@DisplayName("A mentorship in a cluster of separate roles")
class ClusterLifecycleTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOTES = "She spoke freely about her fear of the stage.";

    private static Cluster cluster;
    private static Api api;
    private static Cast cast;
    private static String id;
    private static Instant whenMatched;

    @BeforeAll
    static void play() throws Exception {
        cluster = new Cluster();
        cluster.start("command");
        cluster.start("command");
        cluster.start("query");
        cluster.start("query");
        cluster.start("api");
        api = cluster.api();
        cast = Cast.in(cluster);
        id = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        step(cast.mentorToken(), "acceptMatch", Map.of());
        step(cast.menteeToken(), "acceptMatch", Map.of());
        await().atMost(PATIENCE)
                .until(() -> read("status").at("/status").asString().equals("ACTIVE"));
        whenMatched = Instant.parse(read("updatedAt").at("/updatedAt").asString());
        step(
                cast.mentorToken(),
                "proposeAgreement",
                Map.of(
                        "mentorExpectations",
                        "You prepare the questions.",
                        "menteeExpectations",
                        "You are honest with me.",
                        "cadenceDays",
                        14,
                        "modes",
                        List.of("VIDEO")));
        step(cast.mentorToken(), "signAgreement", Map.of());
        step(cast.menteeToken(), "signAgreement", Map.of());
        step(cast.menteeToken(), "setGoals", Map.of("goals", List.of(goal())));
        step(cast.mentorToken(), "logMeeting", meeting());
        step(cast.menteeToken(), "raiseConcern", Map.of("severity", "LOW", "text", "He is often late."));
        step(cast.menteeToken(), "requestClosure", Map.of("reason", "The goals are met."));
        for (var person : List.of(cast.mentorToken(), cast.menteeToken())) {
            step(person, "reflect", Map.of("accomplishments", "We dared.", "gratitude", "For the time."));
        }
        step(cast.staff(), "completeClosure", Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static void step(String token, String mutation, Map<String, ?> input) {
        var extended = new HashMap<String, Object>(input);
        extended.put("mentorshipId", id);
        var payload =
                api.mutate(token, mutation, extended, "mentorship { version }").accepted();
        assertThat(payload.at("/mentorship/version").asLong())
                .as("the answer to " + mutation + " shows at least its own effect")
                .isGreaterThanOrEqualTo(payload.at("/version").asLong());
    }

    private static JsonNode read(String selection) {
        return api.query(cast.staff(), "mentorship", "(id: \"%s\") { %s }".formatted(id, selection))
                .accepted();
    }

    private static Map<String, Object> goal() {
        return Map.of(
                "title",
                "Speak in public",
                "importance",
                3,
                "difficulty",
                2,
                "levels",
                List.of("not at all", "a little", "as hoped", "more", "much more"),
                "milestones",
                List.of(),
                "due",
                LocalDate.now(ZoneOffset.UTC).plusDays(60).toString());
    }

    private static Map<String, Object> meeting() {
        return Map.of(
                "heldAt",
                Instant.now().minusSeconds(1).toString(),
                "minutes",
                60,
                "mode",
                "VIDEO",
                "attendeeIds",
                List.of(cast.mentor(), cast.mentee()),
                "notes",
                NOTES);
    }

    @Test
    @DisplayName("is closed, and its slots are free again by the automations of one of the processes")
    void closed() {
        assertThat(read("status").at("/status").asString()).isEqualTo("CLOSED");
        await().atMost(PATIENCE)
                .until(() -> api.query(
                                        cast.staff(),
                                        "enrollments",
                                        "(filter: { programId: \"%s\", role: MENTOR }) { nodes { usedSlots } }"
                                                .formatted(cast.program()))
                                .accepted()
                                .at("/nodes/0/usedSlots")
                                .asInt()
                        == 0);
    }

    @Test
    @DisplayName("shows its texts to the pair in plain, and to nobody else")
    void texts() {
        var notes = "(id: \"%s\") { meetings { nodes { notes } } }".formatted(id);
        assertThat(api.query(cast.menteeToken(), "mentorship", notes)
                        .accepted()
                        .at("/meetings/nodes/0/notes")
                        .asString())
                .isEqualTo(NOTES);
        assertThat(api.query(cast.staff(), "mentorship", notes)
                        .answer()
                        .response()
                        .body())
                .doesNotContain(NOTES);
    }

    @Test
    @DisplayName("is read as of an instant from the log")
    void as_of() {
        var then = api.query(
                        cast.staff(),
                        "mentorship",
                        "(id: \"%s\", asOf: \"%s\") { status meetings { nodes { id } } }".formatted(id, whenMatched))
                .accepted();
        assertThat(then.at("/status").asString()).isEqualTo("ACTIVE");
        assertThat(then.at("/meetings/nodes")).isEmpty();
    }

    @Test
    @DisplayName("has a history with every position of the log that its stream has, in order")
    void history() {
        await().atMost(PATIENCE).until(() -> lag() == 0);
        var version = read("version").at("/version").asInt();
        var entries =
                read("history(first: 100) { nodes { position sequence type } }").at("/history/nodes");
        assertThat(StreamSupport.stream(entries.spliterator(), false)
                        .map(entry -> entry.at("/sequence").asInt()))
                .hasSize(version + 1)
                .isSorted();
        assertThat(StreamSupport.stream(entries.spliterator(), false)
                        .map(entry -> entry.at("/position").asLong()))
                .doesNotHaveDuplicates()
                .isSorted();
        var audited = api.auditLog(cast.auditor(), Map.of("mentorshipId", id), "position sequence");
        assertThat(audited).hasSize(version + 1);
    }

    private static long lag() {
        var models = api.query(cast.staff(), "readModels", " { lag }").accepted();
        return StreamSupport.stream(models.spliterator(), false)
                .mapToLong(model -> model.at("/lag").asLong())
                .max()
                .orElseThrow();
    }

    @Test
    @DisplayName("a person who is erased is nameless in every process")
    void erased() {
        var person = Cast.register(api, cast.staff(), "Vera Vanish");
        var administrator = cluster.token("administrator", ActorRole.ADMIN);
        api.mutate(administrator, "erasePersonalData", Map.of("participantId", person, "reason", "She asked for it."))
                .accepted();
        await().atMost(PATIENCE)
                .until(() -> !api.query(cast.staff(), "participant", "(id: \"%s\") { id name }".formatted(person))
                        .answer()
                        .response()
                        .body()
                        .contains("Vera Vanish"));
    }
}
