package org.mentorship.api.e2e;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mentorship.contract.envelope.ActorRole;

/**
 * A programme with a mentor and a mentee in it, each with their own token.
 *
 * @param staff the token of the programme's coordinator
 * @param auditor the token of somebody who may read the log
 * @param mentorToken the mentor's own
 * @param menteeToken the mentee's own
 */
record Cast(
        String program,
        String mentor,
        String mentee,
        String staff,
        String auditor,
        String mentorToken,
        String menteeToken) {

    static final String INSTRUMENT = "how it goes";

    /** Makes the programme, and lets the people enrol by themselves. Meetings need an agreement first. */
    static Cast in(Stage service) {
        var api = service.api();
        var staff = service.token("coordinator", ActorRole.COORDINATOR);
        var program = api.mutate(
                        staff,
                        "createProgram",
                        Map.of(
                                "name",
                                "First steps",
                                "setting",
                                "BUSINESS",
                                "formats",
                                List.of("ONE_ON_ONE"),
                                "modes",
                                List.of("VIDEO", "IN_PERSON"),
                                "lengthWeeks",
                                12,
                                "cadenceDays",
                                14,
                                "mentorCapacity",
                                1,
                                "requireAgreement",
                                true),
                        "program { id }")
                .accepted()
                .at("/program/id")
                .asString();
        api.mutate(
                        staff,
                        "defineInstrument",
                        Map.of(
                                "programId",
                                program,
                                "name",
                                INSTRUMENT,
                                "items",
                                List.of(
                                        Map.of("code", "trust", "text", "I can say what I think.", "min", 1, "max", 5),
                                        Map.of("code", "use", "text", "It helps me.", "min", 1, "max", 5))))
                .accepted();
        var mentor = register(api, staff, "Maria Mentor");
        var mentee = register(api, staff, "Milan Mentee");
        var mentorToken = service.token(mentor, ActorRole.PARTICIPANT);
        var menteeToken = service.token(mentee, ActorRole.PARTICIPANT);
        enroll(api, mentorToken, program, mentor, "MENTOR");
        enroll(api, menteeToken, program, mentee, "MENTEE");
        return new Cast(
                program, mentor, mentee, staff, service.token("auditor", ActorRole.AUDITOR), mentorToken, menteeToken);
    }

    static String register(Api api, String staff, String name) {
        return api.mutate(staff, "registerParticipant", person(name), "participant { id }")
                .accepted()
                .at("/participant/id")
                .asString();
    }

    static Map<String, Object> person(String name) {
        return Map.of(
                "name",
                name,
                "email",
                name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org",
                "timeZone",
                "Europe/Zurich",
                "languages",
                List.of("en"));
    }

    private static void enroll(Api api, String token, String program, String person, String role) {
        api.mutate(token, "enroll", Map.of("programId", program, "participantId", person, "role", role))
                .accepted();
    }

    /** The two, proposed to each other by the coordinator. */
    Map<String, Object> pair() {
        return Map.of(
                "programId",
                program,
                "format",
                "ONE_ON_ONE",
                "mentorIds",
                List.of(mentor),
                "menteeIds",
                List.of(mentee));
    }
}
