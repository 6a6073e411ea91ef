package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are no GraphQL, or do not fit the schema. */
final class BadDocuments extends BadInputRows {

    BadDocuments(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        var log = "mutation($input: LogMeetingInput!) { logMeeting(input: $input) { version } }";
        return List.of(
                document("a document cut short", "INVALID_SYNTAX", "mutation { createProgram("),
                document("no document", "BAD_REQUEST", ""),
                document("an unknown field", "VALIDATION_FAILED", "{ mentorships { nodes { mood } } }"),
                document("an unknown mutation", "VALIDATION_FAILED", "mutation { dropEverything { version } }"),
                document(
                        "an argument of another type",
                        "VALIDATION_FAILED",
                        "{ mentorships(first: \"ten\") { nodes { id } } }"),
                document("an object without fields", "VALIDATION_FAILED", "{ readModels }"),
                document(
                        "two operations and no name",
                        "VALIDATION_FAILED",
                        "query A { viewer { subject } } query B { viewer { subject } }"),
                document(
                        "a document that is too deep",
                        "TOO_COMPLEX",
                        "{ mentorships { nodes " + "{ members { enrollment { mentorships ".repeat(6) + "{ id }"
                                + " } } }".repeat(6) + " } }"),
                row(
                        "a variable that is missing",
                        "VALIDATION_FAILED",
                        () -> api.post(cast.mentorToken(), log, Map.of()).code()),
                row(
                        "a variable of another type",
                        "VALIDATION_FAILED",
                        () -> api.post(cast.mentorToken(), log, Map.of("input", "now"))
                                .code()),
                row("a field that is missing", "VALIDATION_FAILED", "logMeeting", scene.onActive()),
                row(
                        "an unknown field of an input",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("mood", "good"))),
                row(
                        "an unknown value",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("mode", "TELEPATHY"))),
                row(
                        "a number for a text",
                        "VALIDATION_FAILED",
                        "raiseConcern",
                        scene.onActive(entry("severity", "LOW"), entry("text", 1))),
                row(
                        "a text for a number",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(scene.held(), entry("minutes", "sixty"))),
                row(
                        "no JSON",
                        "BAD_REQUEST",
                        () -> api.raw(cast.staff(), "{ query").code()),
                row(
                        "no object",
                        "BAD_REQUEST",
                        () -> api.raw(cast.staff(), "[]").code()),
                row(
                        "a query that is no text",
                        "BAD_REQUEST",
                        () -> api.raw(cast.staff(), "{\"query\": 1}").code()),
                row(
                        "a body that is too large",
                        "BODY_TOO_LARGE",
                        () -> api.raw(cast.staff(), body("x".repeat(300_000))).code()));
    }

    private static String body(String query) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", query));
    }
}
