package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.util.List;
import java.util.Map;

/** Ids of what is not there. */
final class UnknownIds extends BadInputRows {

    UnknownIds(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        return List.of(
                row("a mentorship", "NOT_FOUND", "logMeeting", with(scene.held(), entry("mentorshipId", NOTHING))),
                row(
                        "an id of another kind",
                        "NOT_FOUND",
                        "logMeeting",
                        with(scene.held(), entry("mentorshipId", NOBODY))),
                row("no id at all", "NOT_FOUND", "logMeeting", with(scene.held(), entry("mentorshipId", "x"))),
                document(
                        "a mentorship that is read",
                        "NOT_FOUND",
                        "{ mentorship(id: \"%s\") { id } }".formatted(NOTHING)),
                document("a person", "NOT_FOUND", "{ participant(id: \"%s\") { id } }".formatted(NOBODY)),
                document("a programme", "NOT_FOUND", "{ program(id: \"prg_0000000000000000000000000\") { id } }"),
                row(
                        "a programme to enrol in",
                        "NOT_FOUND",
                        cast.staff(),
                        "enroll",
                        Map.of(
                                "programId",
                                "prg_0000000000000000000000000",
                                "participantId",
                                cast.mentor(),
                                "role",
                                "MENTOR")),
                row(
                        "a person to enrol",
                        "NOT_FOUND",
                        cast.staff(),
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", NOBODY, "role", "MENTOR")),
                row(
                        "a person to match",
                        "NOT_ENROLLED",
                        cast.staff(),
                        "proposeMatch",
                        scene.match(NOBODY, cast.mentee())),
                row("no person's id", "INVALID_VALUE", cast.staff(), "proposeMatch", scene.match(cast.mentor(), "Bob")),
                row(
                        "a goal",
                        "UNKNOWN_GOAL",
                        "recordGoalProgress",
                        scene.onActive(entry("goalId", "gol_x"), entry("level", 1))),
                row(
                        "a goal of a meeting",
                        "UNKNOWN_GOAL",
                        "logMeeting",
                        with(scene.held(), entry("goalIds", List.of("gol_x")))),
                row("a meeting", "UNKNOWN_MEETING", "cancelMeeting", scene.onActive(entry("meetingId", "mtg_x"))),
                row(
                        "an action item",
                        "UNKNOWN_ITEM",
                        "completeActionItem",
                        scene.onActive(entry("actionItemId", "act_x"))),
                row(
                        "a milestone",
                        "UNKNOWN_ITEM",
                        "completeMilestone",
                        scene.onActive(entry("goalId", scene.goal), entry("milestoneId", "mst_x"))),
                row(
                        "a concern",
                        "UNKNOWN_ITEM",
                        cast.staff(),
                        "resolveConcern",
                        scene.onActive(entry("concernId", "con_x"), entry("resolution", "Talked."))),
                row(
                        "somebody who is no member",
                        "NOT_A_MEMBER",
                        "logMeeting",
                        with(scene.held(), entry("attendeeIds", List.of(cast.mentor(), NOBODY)))),
                row(
                        "an instrument",
                        "INSTRUMENT_MISMATCH",
                        "giveFeedback",
                        with(scene.feedback(), entry("instrument", "none"))));
    }
}
