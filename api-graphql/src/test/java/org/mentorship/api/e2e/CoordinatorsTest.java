package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import tools.jackson.databind.JsonNode;

/** Two programmes, each with a coordinator, a mentor, a mentee and their mentorship. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A coordinator")
class CoordinatorsTest {

    private @Nullable LocalService started;
    private Programme north = new Programme("", "", "", "", "");
    private Programme south = north;

    @BeforeAll
    void twoProgrammes(@TempDir Path data) {
        started = LocalService.start(data.resolve("service"));
        north = Programme.in(service(), "north");
        south = Programme.in(service(), "south");
    }

    @AfterAll
    void stop() {
        service().close();
    }

    private LocalService service() {
        return Objects.requireNonNull(started);
    }

    private Api api() {
        return service().api();
    }

    private String create(String token, String name) {
        return Programme.create(api(), token, name);
    }

    private Api.Result enroll(String token, String program, String person, String role) {
        return Programme.enroll(api(), token, program, person, role);
    }

    private Set<String> ids(String token, String list) {
        return ids(token, list, "");
    }

    private Set<String> ids(String token, String list, String filter) {
        var ids = new TreeSet<String>();
        api().query(token, list, filter + " { nodes { id } }")
                .accepted()
                .at("/nodes")
                .forEach(node -> ids.add(node.at("/id").asString()));
        return ids;
    }

    private String code(String token, String field, String id) {
        return api().query(token, field, "(id: \"" + id + "\") { id }").code();
    }

    @Test
    @DisplayName("lists the people, places, mentorships and mentors of their programmes, and no others")
    void lists() {
        assertThat(ids(north.coordinator(), "participants")).containsExactlyInAnyOrder(north.mentor(), north.mentee());
        assertThat(ids(north.coordinator(), "mentorships")).containsExactly(north.mentorship());
        assertThat(ids(north.coordinator(), "enrollments")).hasSize(2);
        assertThat(ids(north.coordinator(), "enrollments", "(filter: {programId: \"" + south.id() + "\"})"))
                .isEmpty();
        assertThat(ids(north.coordinator(), "mentorships", "(filter: {participantId: \"" + south.mentee() + "\"})"))
                .isEmpty();
        var mentors = api().query(north.coordinator(), "mentors", " { nodes { participant { id email } } }")
                .accepted();
        assertThat(mentors.at("/nodes")).hasSize(1);
        assertThat(mentors.at("/nodes/0/participant/id").asString()).isEqualTo(north.mentor());
        assertThat(mentors.at("/nodes/0/participant/email").asString()).contains("@");
    }

    @Test
    @DisplayName("finds nothing of another programme by its id, and can do nothing with it")
    void byId() {
        var stranger = north.coordinator();
        assertThat(code(stranger, "mentorship", south.mentorship())).isEqualTo("NOT_FOUND");
        assertThat(code(stranger, "participant", south.mentee())).isEqualTo("NOT_FOUND");
        assertThat(code(stranger, "program", south.id())).isEmpty();
        assertThat(api().mutate(
                                stranger,
                                "acceptMatch",
                                Map.of("mentorshipId", south.mentorship(), "participantId", south.mentee()))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api().mutate(stranger, "updateProfile", Map.of("participantId", south.mentee(), "name", "x"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api().mutate(stranger, "closeEnrollment", Map.of("programId", south.id()))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(api().mutate(
                                stranger,
                                "assignCoordinator",
                                Map.of("programId", south.id(), "coordinator", "coordinator-north"))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(api().mutate(stranger, "closeEnrollment", Map.of("programId", "prg_nowhere"))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("cannot tell what is there and hidden from what is not, by waiting for a version of it")
    void noOracle() {
        var participant = service().token(north.mentee(), ActorRole.PARTICIPANT);
        var place = Ids.enrollment(new ProgramId(south.id()), new ParticipantId(south.mentee()), Role.MENTEE)
                .value();
        var hidden = Map.of("mentorship", south.mentorship(), "enrollment", place, "participant", south.mentee());
        var unknown = Map.of("mentorship", "mnt_nobody", "enrollment", "enr_nobody", "participant", "par_nobody");
        var asked = new ArrayList<CompletableFuture<Void>>();
        for (var version : List.of("", ", minVersion: -1", ", minVersion: 0", ", minVersion: 1", ", minVersion: 99")) {
            hidden.forEach((field, id) -> {
                for (var token : List.of(north.coordinator(), participant)) {
                    // At the same time, since some wait.
                    asked.add(CompletableFuture.runAsync(
                            () -> assertThat(code(token, field, id, version))
                                    .as(field + version)
                                    .isEqualTo(code(token, field, unknown.getOrDefault(field, ""), version))
                                    .isIn("NOT_FOUND", "UNAVAILABLE"),
                            task -> Thread.ofVirtual().start(task)));
                }
            });
        }
        asked.forEach(CompletableFuture::join);
    }

    private String code(String token, String field, String id, String more) {
        return api().query(token, field, "(id: \"" + id + "\"" + more + ") { id }")
                .code();
    }

    @Test
    @DisplayName("who removes themselves does nothing more in the same breath")
    void removesThemselves() {
        var leaving = service().token("leaving", ActorRole.COORDINATOR);
        api().mutate(
                        south.coordinator(),
                        "assignCoordinator",
                        Map.of("programId", south.id(), "coordinator", "leaving"))
                .accepted();
        var answer = api().post(leaving, """
                        mutation($programId: ID!) {
                          one: removeCoordinator(input: {programId: $programId, coordinator: "leaving"}) { userErrors { code } }
                          two: assignCoordinator(input: {programId: $programId, coordinator: "friend"}) { userErrors { code } }
                        }
                        """, Map.of("programId", south.id()));
        assertThat(answer.json().at("/data/one/userErrors")).isEmpty();
        assertThat(answer.json().at("/data/two").isNull()).isTrue();
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    @DisplayName("erases nobody, which reaches all programmes; administrators do, and say why")
    void erasing() {
        var coordinator = service().token("coordinator-left", ActorRole.COORDINATOR);
        var leaver = Cast.register(api(), coordinator, "Nora Leaver");
        var program = create(coordinator, "left");
        enroll(coordinator, program, leaver, "MENTEE").accepted();
        var erase = Map.of("participantId", leaver, "reason", "asked for");
        assertThat(api().mutate(coordinator, "erasePersonalData", erase).code()).isEqualTo("FORBIDDEN");

        var administrator = service().token("root", ActorRole.ADMIN);
        assertThat(api().mutate(administrator, "erasePersonalData", Map.of("participantId", leaver))
                        .code())
                .isEqualTo("REASON_REQUIRED");
        api().mutate(administrator, "erasePersonalData", erase).accepted();
        assertThat(enroll(administrator, program, leaver, "MENTOR").code()).isEqualTo("PERSONAL_DATA_ERASED");
    }

    @Test
    @DisplayName("is refused alike for a hidden person and for an id that nobody has, whatever the programme takes")
    void enrollingTheHidden() {
        var program = create(north.coordinator(), "closing");
        for (var closed : List.of(false, true)) {
            if (closed) {
                api().mutate(north.coordinator(), "closeEnrollment", Map.of("programId", program))
                        .accepted();
            }
            assertThat(enroll(north.coordinator(), program, south.mentee(), "MENTEE")
                            .code())
                    .isEqualTo(enroll(north.coordinator(), program, "par_unknown", "MENTEE")
                            .code())
                    .isEqualTo(closed ? "ENROLLMENT_CLOSED" : "NOT_FOUND");
        }
    }

    @Test
    @DisplayName("does not come to read a person by enrolling them")
    void enrolling() {
        assertThat(enroll(north.coordinator(), north.id(), south.mentee(), "MENTEE")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(enroll(north.coordinator(), south.id(), north.mentee(), "MENTEE")
                        .code())
                .isEqualTo("FORBIDDEN");
        var nobodysYet = Cast.register(api(), service().token("root", ActorRole.ADMIN), "Nina Newcomer");
        assertThat(code(north.coordinator(), "participant", nobodysYet)).isEmpty();
        var other = service().token("coordinator-east", ActorRole.COORDINATOR);
        enroll(other, create(other, "east"), nobodysYet, "MENTEE").accepted();
        assertThat(code(south.coordinator(), "participant", nobodysYet)).isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("reads in the audit log what happened in their programmes")
    void auditLog() {
        var seen = api().auditLog(north.coordinator(), Map.of(), "programId stream");
        assertThat(seen)
                .isNotEmpty()
                .extracting(entry -> entry.at("/programId").asString(""))
                .doesNotContain("", south.id())
                .contains(north.id());
        assertThat(api().auditLog(north.coordinator(), Map.of("programId", south.id()), "type"))
                .isEmpty();
        assertThat(api().auditLog(north.coordinator(), Map.of("mentorshipId", south.mentorship()), "type"))
                .isEmpty();
        assertThat(api().auditLog(north.coordinator(), Map.of("participantId", south.mentee()), "type"))
                .isEmpty();
    }

    @Test
    @DisplayName("who takes part in another programme is there what everybody is who takes part")
    void twoHats() {
        var both = service().token(south.mentee(), ActorRole.PARTICIPANT, ActorRole.COORDINATOR);
        var program = create(both, "theirs");

        assertThat(ids(both, "mentorships")).isEmpty();
        assertThat(ids(both, "mentorships", "(filter: {participantId: \"" + south.mentee() + "\"})"))
                .containsExactly(south.mentorship());
        var shown = api().query(
                        both,
                        "mentorship",
                        "(id: \"" + south.mentorship() + "\") { mentors { name email } mentees { email } members {"
                                + " participant { id email } enrollment { preferences participant { id email } } } }")
                .accepted();
        assertThat(shown.at("/mentors/0/name").asString()).isEqualTo("Maria south");
        assertThat(shown.at("/mentors/0/email").isNull()).isTrue();
        assertThat(shown.at("/mentees/0/email").asString()).contains("@");
        assertThat(shown.at("/members")).allSatisfy(member -> {
            var self = member.at("/participant/id").asString().equals(south.mentee());
            assertThat(member.at("/participant/email").isNull()).isEqualTo(!self);
            assertThat(member.at("/enrollment/participant/email").isNull()).isEqualTo(!self);
            assertThat(member.at("/enrollment/preferences").isNull()).isEqualTo(!self);
        });
        var mentors = api().query(both, "mentors", " { nodes { program { id } participant { name email } } }")
                .accepted()
                .at("/nodes");
        assertThat(mentors)
                .singleElement()
                .satisfies(mentor -> assertThat(
                                ((JsonNode) mentor).at("/participant/email").isNull())
                        .isTrue());
        assertThat(api().mutate(
                                both,
                                "acceptMatch",
                                Map.of("mentorshipId", south.mentorship(), "participantId", south.mentor()))
                        .code())
                .isEqualTo("NOT_FOUND");
        api().mutate(both, "closeEnrollment", Map.of("programId", program)).accepted();
    }

    @Test
    @DisplayName(
            "reads and does it all from when they are assigned until they are removed, also while they follow something")
    void assigned() {
        var newcomer = service().token("newcomer", ActorRole.COORDINATOR);
        var change = Map.of("programId", south.id(), "coordinator", "newcomer");
        assertThat(code(newcomer, "mentorship", south.mentorship())).isEqualTo("NOT_FOUND");

        api().mutate(south.coordinator(), "assignCoordinator", change).accepted();

        assertThat(code(newcomer, "mentorship", south.mentorship())).isEmpty();
        assertThat(ids(newcomer, "participants")).contains(south.mentor(), south.mentee());
        try (var following = new Follower(
                service().port(),
                newcomer,
                "subscription { mentorshipUpdated(id: \"" + south.mentorship() + "\") { version } }")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !service()
                            .bean(Configuration.class)
                            .queryUpdateEmitter()
                            .activeSubscriptions()
                            .isEmpty());
            api().mutate(
                            newcomer,
                            "acceptMatch",
                            Map.of("mentorshipId", south.mentorship(), "participantId", south.mentee()))
                    .accepted();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> versions(following).contains(1L));
            api().mutate(south.coordinator(), "removeCoordinator", change).accepted();
            api().mutate(
                            south.coordinator(),
                            "acceptMatch",
                            Map.of("mentorshipId", south.mentorship(), "participantId", south.mentor()))
                    .accepted();
            await().atMost(Duration.ofSeconds(20)).until(() -> following.isCompleted());
            assertThat(versions(following)).doesNotContain(2L);
        }
        assertThat(code(newcomer, "mentorship", south.mentorship())).isEqualTo("NOT_FOUND");
        assertThat(ids(newcomer, "participants")).isEmpty();
    }

    private static List<Long> versions(Follower following) {
        return following.results().stream()
                .map(result -> result.at("/data/mentorshipUpdated/version").asLong())
                .toList();
    }
}
