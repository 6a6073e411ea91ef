package org.mentorship.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mentorship.api.simulate.story.Act;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MentorshipCommand;

/** Says an act in GraphQL. The input of a mutation has the fields of its command; the few differences are here. */
final class MentorshipMutations {

    private final ApiClient api;

    MentorshipMutations(ApiClient api) {
        this.api = api;
    }

    /** The name of the mutation. */
    static String name(MentorshipCommand command) {
        return switch (command) {
            case Pause _ -> "pauseMentorship";
            case Resume _ -> "resumeMentorship";
            case MentorshipCommand other -> {
                var name = other.getClass().getSimpleName();
                yield Character.toLowerCase(name.charAt(0)) + name.substring(1);
            }
        };
    }

    /** The input of the mutation. */
    ObjectNode input(Act act) {
        var input = api.tree(act.command());
        switch (act.command()) {
            case ProposeMatch _ -> input.remove("mentorshipId");
            case RequestMentor _ -> input.remove(List.of("mentorshipId", "menteeId"));
            case ProposeAgreement _ -> input.setAll((ObjectNode) input.remove("agreement"));
            case SetGoals _ -> input.path("goals").forEach(MentorshipMutations::leaveOutBlankIds);
            case ReviseGoal _ -> leaveOutBlankIds(input.path("goal"));
            case MentorshipCommand _ -> {}
        }
        input.put("commandId", act.commandId());
        if (act.reason() != null) {
            input.put("reason", act.reason());
        }
        return input;
    }

    /** A milestone that is new has no id yet. */
    private static void leaveOutBlankIds(JsonNode goal) {
        if (goal.path("milestones") instanceof ArrayNode milestones) {
            milestones.forEach(milestone -> {
                if (milestone instanceof ObjectNode object
                        && object.path("milestoneId").asText().isBlank()) {
                    object.remove("milestoneId");
                }
            });
        }
    }
}
