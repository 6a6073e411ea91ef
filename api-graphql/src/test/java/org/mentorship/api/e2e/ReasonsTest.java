package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;

@DisplayName("The reason of a step")
@TestInstance(Lifecycle.PER_CLASS)
class ReasonsTest {

    private static final String GIVEN = "a reason was given in confidence";

    private final LocalService service;
    private final Api api;
    private final Cast cast;
    private final String admin;
    private final String mentorship;
    private final String place;

    ReasonsTest(@TempDir Path data) {
        service = LocalService.start(data.resolve("service"));
        api = service.api();
        cast = Cast.in(service);
        admin = service.token("admin", ActorRole.ADMIN);
        mentorship = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        api.mutate(cast.mentorToken(), "declineMatch", Map.of("mentorshipId", mentorship, "reason", "Too far away"))
                .accepted();
        place = api.mutate(
                        cast.menteeToken(),
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", cast.mentee(), "role", "PEER"),
                        "enrollment { id }")
                .accepted()
                .at("/enrollment/id")
                .asString();
        api.mutate(cast.menteeToken(), "pauseEnrollment", Map.of("enrollmentId", place, "reason", "My child is ill"))
                .accepted();
        api.mutate(
                        cast.staff(),
                        "changeProgramPolicy",
                        Map.of("programId", cast.program(), "cadenceDays", 7, "reason", "The board wishes it"))
                .accepted();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("that a person took is in the audit log for a coordinator")
    void coordinator() {
        assertThat(reason(cast.staff(), "MatchDeclined")).isEqualTo("Too far away");
        assertThat(reason(cast.staff(), "EnrollmentPaused")).isEqualTo("My child is ill");
    }

    @Test
    @DisplayName(
            "that a person took is not there for an auditor, who sees who took it, when, and that there was a reason")
    void auditor() {
        for (var type : List.of("MatchDeclined", "EnrollmentPaused")) {
            var entry = entry(cast.auditor(), type);

            assertThat(entry.at("/reason").isNull()).as(type).isTrue();
            assertThat(entry.at("/actor").asString())
                    .isEqualTo(type.equals("MatchDeclined") ? cast.mentor() : cast.mentee());
            assertThat(entry.at("/recordedAt").asString()).isNotBlank();
            assertThat(entry.at("/summary").asString()).endsWith(GIVEN);
            assertThat(entry.at("/changes").toString()).contains("(confidential)");
            assertThat(entry.toString()).doesNotContain("far away").doesNotContain("child");
        }
    }

    @Test
    @DisplayName(
            "that a person took is for an administrator where it is about a place, not where it is about a mentorship")
    void administrator() {
        assertThat(entry(admin, "MatchDeclined").at("/reason").isNull()).isTrue();
        assertThat(reason(admin, "EnrollmentPaused")).isEqualTo("My child is ill");
    }

    @Test
    @DisplayName("that a person took is in the mentorship's history for its people")
    void history() {
        var steps = api.query(
                        cast.menteeToken(),
                        "mentorship",
                        "(id: \"" + mentorship + "\") { history { nodes { type reason } } }")
                .accepted();

        assertThat(steps.toString()).contains("Too far away");
    }

    @Test
    @DisplayName("that is an official act is plain for everybody who reads the log")
    void official() {
        for (var token : List.of(cast.staff(), cast.auditor(), admin)) {
            assertThat(reason(token, "PolicyChanged")).isEqualTo("The board wishes it");
        }
    }

    @Test
    @DisplayName("that is an official act is shown as it was said, also if it looks like ciphertext")
    void notRevealed() {
        var odd = "enc:v1:" + mentorship + ":looks:like";
        api.mutate(
                        cast.staff(),
                        "assignCoordinator",
                        Map.of("programId", cast.program(), "coordinator", "deputy", "reason", odd))
                .accepted();

        assertThat(reason(cast.auditor(), "CoordinatorAssigned")).isEqualTo(odd);
    }

    @Test
    @DisplayName("of a place is gone with the person's data, of a waiver or an erasure it stays")
    void erased() {
        var person = Cast.register(api, cast.staff(), "Petra Person");
        var token = service.token(person, ActorRole.PARTICIPANT);
        var other = api.mutate(
                        token,
                        "enroll",
                        Map.of(
                                "programId",
                                cast.program(),
                                "participantId",
                                person,
                                "role",
                                "MENTEE",
                                "preferences",
                                List.of("Somebody who had it as well")),
                        "enrollment { id }")
                .accepted()
                .at("/enrollment/id")
                .asString();
        api.mutate(token, "withdrawEnrollment", Map.of("enrollmentId", other, "reason", "I am ill"))
                .accepted();
        var question = "(id: \"" + other + "\") { preferences reason }";
        assertThat(api.query(cast.staff(), "enrollment", question).accepted().toString())
                .contains("Somebody who had it as well", "I am ill");

        api.mutate(admin, "erasePersonalData", Map.of("participantId", person, "reason", "Asked for it"))
                .accepted();

        assertThat(api.query(cast.staff(), "enrollment", question).accepted().toString())
                .contains("\"preferences\":null", "\"reason\":null");
        assertThat(entry(cast.staff(), "EnrollmentWithdrawn").at("/reason").isNull())
                .isTrue();
        assertThat(reason(cast.auditor(), "PersonalDataErased")).isEqualTo("Asked for it");
    }

    private String reason(String token, String type) {
        return entry(token, type).at("/reason").asString();
    }

    private JsonNode entry(String token, String type) {
        return api.auditLog(
                        token,
                        Map.of("types", List.of(type)),
                        "type actor recordedAt reason summary changes { field before after }")
                .getFirst();
    }
}
