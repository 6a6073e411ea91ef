package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.mentorship.api.e2e.BadInputScene.with;

import java.util.List;
import java.util.Map;

/** Steps of another phase. */
final class StepsOfAnotherPhase extends BadInputRows {

    StepsOfAnotherPhase(BadInputScene scene) {
        super(scene);
    }

    @Override
    List<Row> rows() {
        return List.of(
                row(
                        "a meeting before the start",
                        "WRONG_PHASE",
                        cast.staff(),
                        "logMeeting",
                        with(scene.held(), entry("mentorshipId", scene.proposed))),
                row(
                        "goals before the start",
                        "WRONG_PHASE",
                        cast.staff(),
                        "setGoals",
                        with(scene.goals(scene.goal()), entry("mentorshipId", scene.proposed))),
                row("going on without a pause", "WRONG_PHASE", "resumeMentorship", scene.onActive()),
                row(
                        "looking back before closing",
                        "WRONG_PHASE",
                        "reflect",
                        scene.onActive(entry("accomplishments", "We dared."))),
                row("the end before closing", "WRONG_PHASE", "completeClosure", scene.onActive()),
                row("taking back what has started", "WRONG_PHASE", cast.staff(), "withdrawProposal", scene.onActive()),
                row("accepting what was accepted", "ALREADY_ANSWERED", "acceptMatch", scene.onActive()),
                row("matching who is matched", "PAIR_ALREADY_LIVE", cast.staff(), "proposeMatch", cast.pair()),
                row("signing what was signed", "ALREADY_ANSWERED", "signAgreement", scene.onActive()),
                row(
                        "a follow-up before the end",
                        "WRONG_PHASE",
                        "recordFollowUp",
                        scene.onActive(
                                entry("months", 3),
                                entry("advancement", "NONE"),
                                entry("satisfaction", 3),
                                entry("stillInContact", true),
                                entry("nowAMentor", false))),
                row(
                        "enrolling again",
                        "ALREADY_ENROLLED",
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", cast.mentor(), "role", "MENTOR")));
    }
}
