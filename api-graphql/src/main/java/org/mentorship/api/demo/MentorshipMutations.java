package org.mentorship.api.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.mentorship.api.simulate.story.Act;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.stored.EventJson;

/** Says an act in GraphQL. The input of a mutation has the fields of its command; the few differences are here. */
final class MentorshipMutations {

    private MentorshipMutations() {}

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
    static Map<String, ?> input(Act act) {
        ObjectNode input = EventJson.mapper().valueToTree(act.command());
        switch (act.command()) {
            case ProposeMatch _ -> input.remove("mentorshipId");
            case RequestMentor _ -> input.remove(List.of("mentorshipId", "menteeId"));
            case ProposeAgreement _ -> input.setAll((ObjectNode) input.remove("agreement"));
            case SetGoals _ -> input.path("goals").forEach(MentorshipMutations::leaveOutIds);
            case MentorshipCommand _ -> {}
        }
        input.put("commandId", act.commandId());
        if (act.reason() != null) {
            input.put("reason", act.reason());
        }
        return map(input);
    }

    /** A milestone that is new has no id yet. */
    private static void leaveOutIds(JsonNode goal) {
        goal.path("milestones").forEach(milestone -> ((ObjectNode) milestone).remove("milestoneId"));
    }

    /** The form in which an input is sent. */
    static Map<String, Object> map(Object value) {
        return EventJson.mapper().convertValue(value, new TypeReference<>() {});
    }
}
