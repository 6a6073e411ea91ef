package org.mentorship.api.e2e;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.envelope.ActorRole;

/**
 * A programme with a mentor, a mentee and their mentorship, which is proposed.
 *
 * @param coordinator the token of who coordinates it, whose subject is {@code coordinator-} and its name
 */
record Programme(String id, String coordinator, String mentor, String mentee, String mentorship) {

    static Programme in(Stage service, String name) {
        var api = service.api();
        var coordinator = service.token("coordinator-" + name, ActorRole.COORDINATOR);
        var id = create(api, coordinator, name);
        var mentor = Cast.register(api, coordinator, "Maria " + name);
        var mentee = Cast.register(api, coordinator, "Milan " + name);
        enroll(api, coordinator, id, mentor, "MENTOR").accepted();
        enroll(api, coordinator, id, mentee, "MENTEE").accepted();
        var mentorship = api.mutate(
                        coordinator,
                        "proposeMatch",
                        Map.of(
                                "programId",
                                id,
                                "format",
                                "ONE_ON_ONE",
                                "mentorIds",
                                List.of(mentor),
                                "menteeIds",
                                List.of(mentee)),
                        "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        return new Programme(id, coordinator, mentor, mentee, mentorship);
    }

    static String create(Api api, String token, String name) {
        return api.mutate(token, "createProgram", input(name), "program { id }")
                .accepted()
                .at("/program/id")
                .asString();
    }

    /** Of {@code createProgram}: pairs for twelve weeks, in which a mentor has three mentees at most. */
    static Map<String, Object> input(String name) {
        return Map.of(
                "name",
                name,
                "setting",
                "BUSINESS",
                "formats",
                List.of("ONE_ON_ONE"),
                "lengthWeeks",
                12,
                "cadenceDays",
                14,
                "mentorCapacity",
                3);
    }

    static Api.Result enroll(Api api, String token, String program, String person, String role) {
        return api.mutate(
                token,
                "enroll",
                Map.of("programId", program, "participantId", person, "role", role),
                "enrollment { id }");
    }
}
