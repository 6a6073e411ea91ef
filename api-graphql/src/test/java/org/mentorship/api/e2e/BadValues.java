package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.Limits;

/** Texts over their limits, and texts, lists and numbers that are not what they must be. */
final class BadValues extends BadInputRows {

    private static final String TOO_LONG = "x".repeat(Limits.LONG_TEXT + 1);
    private static final String TOO_LONG_A_LINE = "x".repeat(Limits.SHORT_TEXT + 1);

    BadValues(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        return List.of(
                row("notes", "TEXT_TOO_LONG", "logMeeting", with(scene.held(), entry("notes", TOO_LONG))),
                row(
                        "a topic",
                        "TEXT_TOO_LONG",
                        "scheduleMeeting",
                        with(scene.planned(), entry("topics", List.of(TOO_LONG_A_LINE)))),
                row(
                        "a concern",
                        "TEXT_TOO_LONG",
                        "raiseConcern",
                        scene.onActive(entry("severity", "LOW"), entry("text", TOO_LONG))),
                row(
                        "a goal's title",
                        "TEXT_TOO_LONG",
                        "setGoals",
                        scene.goals(with(scene.goal(), entry("title", TOO_LONG_A_LINE)))),
                row("a reason", "TEXT_TOO_LONG", "requestClosure", scene.onActive(entry("reason", TOO_LONG))),
                row("an audit reason", "TEXT_TOO_LONG", "resumeMentorship", scene.onActive(entry("reason", TOO_LONG))),
                row("a name", "TEXT_TOO_LONG", cast.staff(), "registerParticipant", Cast.person(TOO_LONG_A_LINE)),
                row(
                        "a programme's name",
                        "TEXT_TOO_LONG",
                        cast.staff(),
                        "createProgram",
                        with(Programme.input("Second steps"), entry("name", TOO_LONG_A_LINE))),
                row("no goals", "EMPTY_INPUT", "setGoals", scene.goals()),
                row("no attendees", "EMPTY_INPUT", "logMeeting", with(scene.held(), entry("attendeeIds", List.of()))),
                row("no modes", "EMPTY_INPUT", "proposeAgreement", with(scene.agreement(), entry("modes", List.of()))),
                row(
                        "no formats",
                        "EMPTY_INPUT",
                        cast.staff(),
                        "createProgram",
                        with(Programme.input("Second steps"), entry("formats", List.of()))),
                row(
                        "no languages",
                        "EMPTY_INPUT",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("languages", List.of()))),
                row(
                        "no mentees",
                        "WRONG_COMPOSITION",
                        cast.staff(),
                        "proposeMatch",
                        with(cast.pair(), entry("menteeIds", List.of()))),
                row(
                        "a blank concern",
                        "EMPTY_INPUT",
                        "raiseConcern",
                        scene.onActive(entry("severity", "LOW"), entry("text", " \n\t"))),
                row(
                        "a blank name",
                        "EMPTY_INPUT",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("name", " "))),
                row(
                        "an e-mail that is none",
                        "INVALID_VALUE",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("email", "ada"))),
                row(
                        "a time zone that is none",
                        "INVALID_VALUE",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("timeZone", "Mars/Olympus"))),
                row(
                        "four levels",
                        "GOAL_LEVELS_INCOMPLETE",
                        "setGoals",
                        scene.goals(with(scene.goal(), entry("levels", List.of("1", "2", "3", "4"))))),
                row(
                        "importance 4",
                        "INVALID_VALUE",
                        "setGoals",
                        scene.goals(with(scene.goal(), entry("importance", 4)))),
                row(
                        "the second of two goals",
                        "EMPTY_INPUT",
                        "setGoals",
                        scene.goals(scene.goal(), with(scene.goal(), entry("title", "")))),
                row(
                        "level 3",
                        "INVALID_VALUE",
                        "assessGoal",
                        scene.onActive(entry("goalId", scene.goal), entry("level", 3))),
                row(
                        "a weight whose name no field can have",
                        "INVALID_VALUE",
                        cast.staff(),
                        "createProgram",
                        with(
                                Programme.input("Second steps"),
                                entry("matchWeights", List.of(Map.of("name", "goals\u0000", "weight", 1))))),
                row("no minutes", "INVALID_VALUE", "logMeeting", with(scene.held(), entry("minutes", 0))),
                row(
                        "more minutes than a day has",
                        "INVALID_VALUE",
                        "scheduleMeeting",
                        with(scene.planned(), entry("minutes", 1441))),
                row(
                        "the same person twice",
                        "INVALID_VALUE",
                        "logMeeting",
                        with(scene.held(), entry("attendeeIds", List.of(cast.mentor(), cast.mentor())))),
                row(
                        "a mode that the programme excludes",
                        "MODE_NOT_ALLOWED",
                        "logMeeting",
                        with(scene.held(), entry("mode", "PHONE"))),
                row(
                        "a format that the programme excludes",
                        "FORMAT_NOT_ALLOWED",
                        cast.staff(),
                        "proposeMatch",
                        with(cast.pair(), entry("format", "GROUP"))),
                row(
                        "too few answers",
                        "INSTRUMENT_MISMATCH",
                        "giveFeedback",
                        with(scene.feedback(), entry("answers", List.of(4)))),
                row(
                        "an answer off the scale",
                        "INSTRUMENT_MISMATCH",
                        "giveFeedback",
                        with(scene.feedback(), entry("answers", List.of(4, 6)))),
                row(
                        "feedback from the other side",
                        "NOT_A_MEMBER",
                        "giveFeedback",
                        with(scene.feedback(), entry("direction", "MENTEE_TO_MENTOR"))),
                row(
                        "a programme without length",
                        "INVALID_VALUE",
                        cast.staff(),
                        "createProgram",
                        with(Programme.input("Second steps"), entry("lengthWeeks", 0))));
    }
}
