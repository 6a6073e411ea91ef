package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;

@DisplayName("What a mentee keeps from their mentor, a concern and feedback that is not shared,")
class KeptFromOthersTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EVERYTHING = " { version updatedAt concerns { nodes { id } } feedback { nodes { id } }"
            + " health { openConcerns pendingFeedback { period participant { id } } }"
            + " history(first: 100) { edges { cursor } nodes { type sequence }"
            + " pageInfo { hasNextPage startCursor endCursor } } }";

    private @Nullable LocalService started;
    private @Nullable Cast people;
    private String mentorship = "";

    @BeforeEach
    void aPair(@TempDir Path data) {
        started = LocalService.start(data.resolve("service"));
        people = Cast.in(service());
        mentorship = api().mutate(cast().staff(), "proposeMatch", cast().pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        for (var token : List.of(cast().mentorToken(), cast().menteeToken())) {
            step(token, "acceptMatch", Map.of());
        }
        service().settle();
        await().atMost(SOON)
                .until(() -> read(cast().mentorToken(), "", " { status }")
                        .at("/status")
                        .asString()
                        .equals("ACTIVE"));
    }

    @AfterEach
    void stop() {
        service().close();
    }

    private LocalService service() {
        return Objects.requireNonNull(started);
    }

    private Cast cast() {
        return Objects.requireNonNull(people);
    }

    private Api api() {
        return service().api();
    }

    private JsonNode step(String token, String name, Map<String, ?> input, String... selection) {
        return api().mutate(token, name, with(input), String.join(" ", selection))
                .accepted();
    }

    private Map<String, Object> with(Map<String, ?> input) {
        var all = new HashMap<String, Object>(input);
        all.put("mentorshipId", mentorship);
        return all;
    }

    private JsonNode read(String token, String arguments, String selection) {
        return api().query(token, "mentorship", "(id: \"" + mentorship + "\"" + arguments + ")" + selection)
                .accepted();
    }

    private long version(String token) {
        return read(token, "", " { version }").at("/version").asLong();
    }

    /** Five events, of which the mentor sees none. */
    private void keep() {
        var concern = step(
                        cast().menteeToken(),
                        "raiseConcern",
                        Map.of("severity", "HIGH", "text", "He is awful."),
                        "concernId")
                .at("/concernId")
                .asString();
        service().pass(Duration.ofMinutes(5));
        step(cast().staff(), "resolveConcern", Map.of("concernId", concern, "resolution", "We talked."));
        for (var visibility : List.of("PRIVATE", "COORDINATORS")) {
            service().pass(Duration.ofMinutes(5));
            var given = step(
                    cast().menteeToken(),
                    "giveFeedback",
                    Map.of(
                            "direction",
                            visibility.equals("PRIVATE") ? "MENTEE_TO_MENTOR" : "MENTEE_TO_PROGRAM",
                            "instrument",
                            Cast.INSTRUMENT,
                            "answers",
                            List.of(1, 2),
                            "comment",
                            "Awful.",
                            "visibility",
                            visibility),
                    "feedbackId");
            if (visibility.equals("PRIVATE")) {
                step(
                        cast().menteeToken(),
                        "correctFeedback",
                        Map.of(
                                "feedbackId",
                                given.at("/feedbackId").asString(),
                                "answers",
                                List.of(1, 1),
                                "reason",
                                "A slip."));
            }
        }
        service().pass(Duration.ofMinutes(5));
    }

    @Test
    @DisplayName("changes nothing that the mentor reads, now or as of an instant")
    void reading() {
        service().pass(Duration.ofHours(1));
        var before = read(cast().mentorToken(), "", EVERYTHING);
        var menteeBefore = version(cast().menteeToken());
        keep();

        assertThat(read(cast().mentorToken(), "", EVERYTHING)).isEqualTo(before);
        for (var minutes = 0; minutes <= 20; minutes++) {
            var instant = service().now().minus(Duration.ofMinutes(minutes));
            assertThat(read(cast().mentorToken(), ", asOf: \"" + instant + "\"", EVERYTHING))
                    .isEqualTo(before);
        }
        assertThat(version(cast().menteeToken())).isEqualTo(menteeBefore + 5);
        assertThat(version(cast().staff())).isEqualTo(menteeBefore + 5);
        assertThat(read(cast().menteeToken(), "", EVERYTHING).toString())
                .contains("ConcernRaised", "ConcernResolved", "FeedbackGiven", "FeedbackCorrected");
        assertThat(Instant.parse(read(cast().staff(), "", " { updatedAt }")
                        .at("/updatedAt")
                        .asString()))
                .isAfter(Instant.parse(before.at("/updatedAt").asString()));
    }

    @Test
    @DisplayName("is skipped in the mentor's history: no empty page, no number and no cursor tells of it")
    void history() {
        step(cast().mentorToken(), "checkIn", Map.of("confidence", 3, "wellbeing", 3));
        keep();
        step(cast().mentorToken(), "checkIn", Map.of("confidence", 4, "wellbeing", 4));
        keepOneMore();

        var whole = read(cast().mentorToken(), "", EVERYTHING);
        var after = "";
        for (var i = 0; i <= whole.at("/version").asInt(); i++) {
            var page = read(
                            cast().mentorToken(),
                            "",
                            " { history(first: 1" + after + ") { nodes { sequence } edges { cursor }"
                                    + " pageInfo { hasNextPage endCursor } } }")
                    .at("/history");
            assertThat(page.at("/nodes/0/sequence").asInt(-1)).isEqualTo(i);
            var cursor = page.at("/pageInfo/endCursor").asString();
            assertThat(cursor)
                    .isEqualTo(page.at("/edges/0/cursor").asString())
                    .isEqualTo(whole.at("/history/edges/" + i + "/cursor").asString());
            assertThat(page.at("/pageInfo/hasNextPage").asBoolean())
                    .isEqualTo(i < whole.at("/version").asInt());
            after = ", after: \"" + cursor + "\"";
        }
    }

    private void keepOneMore() {
        step(cast().menteeToken(), "raiseConcern", Map.of("severity", "LOW", "text", "Still."));
    }

    @Test
    @DisplayName("conflicts with no step of the mentor, whose version goes up by their own steps only")
    void versions() {
        var seen = version(cast().mentorToken());
        keep();
        for (var ahead = 1; ahead <= 6; ahead++) {
            assertThat(api().mutate(
                                    cast().mentorToken(),
                                    "checkIn",
                                    with(Map.of("confidence", 3, "wellbeing", 3, "expectedVersion", seen + ahead)))
                            .code())
                    .isEqualTo("VERSION_CONFLICT");
        }
        assertThat(api().query(
                                cast().mentorToken(),
                                "mentorship",
                                "(id: \"" + mentorship + "\", minVersion: " + (seen + 1) + ") { version }")
                        .code())
                .isEqualTo("UNAVAILABLE");
        var once = Map.of("confidence", 3, "wellbeing", 3, "expectedVersion", seen, "commandId", "check-in-1");

        var taken = step(cast().mentorToken(), "checkIn", once, "mentorship { version }");
        keepOneMore();

        assertThat(taken.at("/version").asLong()).isEqualTo(seen + 1);
        assertThat(taken.at("/mentorship/version").asLong()).isEqualTo(seen + 1);
        assertThat(step(cast().mentorToken(), "checkIn", once).at("/version").asLong())
                .isEqualTo(seen + 1);
        assertThat(read(cast().mentorToken(), ", minVersion: " + (seen + 1), " { version }")
                        .at("/version")
                        .asLong())
                .isEqualTo(seen + 1);
        var own = version(cast().menteeToken());
        assertThat(step(
                                cast().menteeToken(),
                                "checkIn",
                                Map.of("confidence", 3, "wellbeing", 3, "expectedVersion", own))
                        .at("/version")
                        .asLong())
                .isEqualTo(own + 1)
                .isEqualTo(seen + 8);
    }

    @Test
    @DisplayName("is not counted for a mentor who is an administrator, too, and takes a step that is for those")
    void administrator() {
        var both = service().token(cast().mentor(), ActorRole.PARTICIPANT, ActorRole.ADMIN);
        var seen = version(both);
        keep();
        var concern = step(
                        cast().menteeToken(), "raiseConcern", Map.of("severity", "LOW", "text", "Still."), "concernId")
                .at("/concernId")
                .asString();
        var resolved = step(
                both,
                "resolveConcern",
                Map.of("concernId", concern, "resolution", "We talked.", "expectedVersion", seen),
                "mentorship { version }");
        assertThat(resolved.at("/version").asLong())
                .isEqualTo(resolved.at("/mentorship/version").asLong())
                .isEqualTo(seen);
    }

    @Test
    @DisplayName("is pushed to the mentee and the coordinator, and not to the mentor")
    void pushes() {
        var seen = version(cast().mentorToken());
        var document = "subscription { mentorshipUpdated(id: \"" + mentorship + "\") { version updatedAt } }";
        try (var mentor = new Follower(service().port(), cast().mentorToken(), document);
                var mentee = new Follower(service().port(), cast().menteeToken(), document);
                var staff = new Follower(service().port(), cast().staff(), document)) {
            await().atMost(SOON)
                    .until(() -> service()
                                    .bean(Configuration.class)
                                    .queryUpdateEmitter()
                                    .activeSubscriptions()
                                    .size()
                            == 3);
            keep();
            await().atMost(SOON).until(() -> last(mentee) == seen + 5 && last(staff) == seen + 5);
            step(cast().menteeToken(), "checkIn", Map.of("confidence", 3, "wellbeing", 3));
            await().atMost(SOON).until(() -> last(mentor) == seen + 1);
            assertThat(mentor.results()).hasSize(1);
        }
    }

    private static long last(Follower follower) {
        var results = follower.results();
        return results.isEmpty()
                ? -1
                : results.getLast().at("/data/mentorshipUpdated/version").asLong();
    }
}
