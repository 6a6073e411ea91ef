package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("Who leaves a group")
class LeavingTest {

    @Test
    @DisplayName("is answered as before when they try again, and reads nothing of it any more")
    void again(@TempDir Path data) {
        try (var service = LocalService.start(data.resolve("service"))) {
            var api = service.api();
            var staff = service.token("coordinator", ActorRole.COORDINATOR);
            var program = api.mutate(staff, "createProgram", GROUPS, "program { id }")
                    .accepted()
                    .at("/program/id")
                    .asString();
            var people = Stream.of("Mia", "Tom", "Ute", "Vic")
                    .map(name -> Cast.register(api, staff, name))
                    .toList();
            for (var person : people) {
                var role = person.equals(people.getFirst()) ? "MENTOR" : "MENTEE";
                api.mutate(staff, "enroll", Map.of("programId", program, "participantId", person, "role", role))
                        .accepted();
            }
            var group = api.mutate(
                            staff,
                            "proposeMatch",
                            Map.of(
                                    "programId",
                                    program,
                                    "format",
                                    "GROUP",
                                    "mentorIds",
                                    people.subList(0, 1),
                                    "menteeIds",
                                    people.subList(1, 4)),
                            "mentorship { id }")
                    .accepted()
                    .at("/mentorship/id")
                    .asString();
            for (var person : people) {
                api.mutate(staff, "acceptMatch", Map.of("mentorshipId", group, "participantId", person))
                        .accepted();
            }
            var one = "(id: \"" + group + "\") { status }";
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> "ACTIVE"
                            .equals(api.query(staff, "mentorship", one)
                                    .data()
                                    .at("/status")
                                    .asString()));
            var leaving = people.getLast();
            var own = service.token(leaving, ActorRole.PARTICIPANT);
            var leave = Map.of("mentorshipId", group, "participantId", leaving, "reason", "x", "commandId", "leave-1");

            var left =
                    api.mutate(own, "removeMember", leave, "mentorship { id }").accepted();
            var again =
                    api.mutate(own, "removeMember", leave, "mentorship { id }").accepted();

            assertThat(again).isEqualTo(left);
            assertThat(left.at("/mentorship").isNull()).isTrue();
            assertThat(api.query(own, "mentorship", one).code()).isEqualTo("NOT_FOUND");
            assertThat(api.auditLog(staff, Map.of("mentorshipId", group, "types", List.of("MemberLeft")), "type"))
                    .hasSize(1);
        }
    }

    private static final Map<String, ?> GROUPS = Map.of(
            "name",
            "In groups",
            "setting",
            "EDUCATION",
            "formats",
            List.of("GROUP"),
            "lengthWeeks",
            12,
            "cadenceDays",
            14,
            "mentorCapacity",
            4);
}
