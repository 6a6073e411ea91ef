package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.util.List;

/** Values that are not of their form. */
final class BadScalars extends BadInputRows {

    BadScalars(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        return List.of(
                row(
                        "a time in words",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("heldAt", "yesterday"))),
                row(
                        "a time without a zone",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("heldAt", "2026-01-06T10:00:00"))),
                row(
                        "30 February",
                        "VALIDATION_FAILED",
                        "setGoals",
                        scene.goals(with(scene.goal(), entry("due", "2026-02-30")))),
                row(
                        "a version in words",
                        "VALIDATION_FAILED",
                        "pauseMentorship",
                        scene.onActive(entry("expectedVersion", "last"))),
                row(
                        "a version that takes long to read",
                        "VALIDATION_FAILED",
                        "pauseMentorship",
                        scene.onActive(entry("expectedVersion", "0".repeat(200_000) + "1"))),
                row(
                        "a version with an exponent",
                        "VALIDATION_FAILED",
                        "pauseMentorship",
                        scene.onActive(entry("expectedVersion", "0e999999999"))),
                row(
                        "a number that is no Int",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("minutes", 1L << 40))),
                row("half a minute", "VALIDATION_FAILED", "logMeeting", with(scene.held(), entry("minutes", 0.5))),
                document("an id that is none", "NOT_FOUND", "{ mentorship(id: \"x\") { id } }"),
                document(
                        "an as-of in words",
                        "VALIDATION_FAILED",
                        "{ mentorship(id: \"%s\", asOf: \"then\") { id } }".formatted(NOTHING)),
                document("a page of none", "BAD_REQUEST", "{ mentorships(first: 0) { nodes { id } } }"),
                document("a page of 101", "BAD_REQUEST", "{ auditLog(first: 101) { nodes { type } } }"),
                document("a cursor that is none", "BAD_REQUEST", "{ mentorships(after: \"x\") { nodes { id } } }"),
                document(
                        "a cursor of the log that is none",
                        "BAD_REQUEST",
                        "{ auditLog(after: \"x\") { nodes { type } } }"),
                row(
                        "a character that ends texts",
                        "INVALID_VALUE",
                        "raiseConcern",
                        scene.onActive(entry("severity", "LOW"), entry("text", "a\u0000b"))),
                row(
                        "half a character",
                        "INVALID_VALUE",
                        () -> codeOfConcern(cast.mentorToken(), "\"text\": \"a\\ud83d\"")),
                row(
                        "half a character in a reason",
                        "INVALID_VALUE",
                        () -> codeOfConcern(
                                cast.staff(),
                                "\"text\": \"Worry.\", \"participantId\": \"%s\", \"reason\": \"a\\ud83d\""
                                        .formatted(cast.mentor()))),
                row(
                        "29 February of a common year",
                        "VALIDATION_FAILED",
                        "setGoals",
                        scene.goals(with(scene.goal(), entry("due", "2027-02-29")))),
                row(
                        "an hour on 30 February",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("heldAt", "2026-02-30T10:00:00Z"))));
    }

    /** A client's JSON can say what no text of this machine can hold. */
    private String codeOfConcern(String token, String texts) {
        var document = "mutation($input: RaiseConcernInput!) { raiseConcern(input: $input) { userErrors { code } } }";
        var variables = """
                {"input": {"mentorshipId": "%s", "severity": "LOW", %s}}
                """.formatted(scene.active, texts);
        var answer = api.raw(token, "{\"query\": \"%s\", \"variables\": %s}".formatted(document, variables));
        return new Api.Result(answer, "raiseConcern").code();
    }
}
