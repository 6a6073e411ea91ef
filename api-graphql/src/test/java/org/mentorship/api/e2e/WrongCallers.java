package org.mentorship.api.e2e;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.envelope.ActorRole;

/** Roles that may not, and people on what is not theirs. */
final class WrongCallers extends BadInputRows {

    WrongCallers(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        var admin = scene.service.token("admin", ActorRole.ADMIN);
        var evaluator = scene.service.token("evaluator", ActorRole.EVALUATOR);
        return List.of(
                row("a participant makes a programme", "FORBIDDEN", "createProgram", Programme.input("Second steps")),
                row("a participant registers somebody", "FORBIDDEN", "registerParticipant", Cast.person("Ada")),
                row("a participant proposes a match", "FORBIDDEN", "proposeMatch", cast.pair()),
                row("an auditor logs a meeting", "FORBIDDEN", cast.auditor(), "logMeeting", scene.held()),
                row("an evaluator logs a meeting", "FORBIDDEN", evaluator, "logMeeting", scene.held()),
                row(
                        "a participant reads the audit log",
                        "FORBIDDEN",
                        () -> api.query(cast.mentorToken(), "auditLog", " { nodes { type } }")
                                .code()),
                row(
                        "an evaluator reads the audit log",
                        "FORBIDDEN",
                        () -> api.query(evaluator, "auditLog", " { nodes { type } }")
                                .code()),
                row("a stranger logs a meeting", "NOT_FOUND", scene.stranger, "logMeeting", scene.held()),
                row(
                        "a stranger accepts",
                        "NOT_FOUND",
                        scene.stranger,
                        "acceptMatch",
                        Map.of("mentorshipId", scene.proposed)),
                row(
                        "a member acts for another",
                        "FORBIDDEN",
                        "reflect",
                        scene.onActive(entry("participantId", cast.mentee()), entry("accomplishments", "Theirs."))),
                row(
                        "a participant enrols somebody else",
                        "FORBIDDEN",
                        scene.stranger,
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", cast.mentor(), "role", "PEER")),
                row(
                        "a participant changes somebody else",
                        "NOT_FOUND",
                        scene.stranger,
                        "updateProfile",
                        Map.of("participantId", cast.mentor(), "name", "Me")),
                row(
                        "a coordinator signs without saying for whom",
                        "NOT_A_MEMBER",
                        cast.staff(),
                        "giveFeedback",
                        scene.feedback()),
                row("an administrator for nobody", "NOT_A_MEMBER", admin, "giveFeedback", scene.feedback()));
    }
}
