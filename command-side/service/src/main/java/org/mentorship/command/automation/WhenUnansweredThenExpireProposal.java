package org.mentorship.command.automation;

import java.util.List;
import java.util.Map;
import org.mentorship.contract.mentorship.MatchCommand.ExpireProposal;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchDeclined;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** When not everybody has answered by the deadline: ends the proposal. */
public final class WhenUnansweredThenExpireProposal implements Automation {

    @Override
    public String name() {
        return "expire-proposal";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MatchProposed e -> List.of(happening.put(this, "", e.respondBy(), Map.of()));
            case MatchAcceptedByAll _, MatchDeclined _, ProposalWithdrawn _, ProposalExpired _ ->
                List.of(happening.drop(this, ""));
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        steps.must("expire", new ExpireProposal(todo.mentorshipId()));
        return Outcome.DONE;
    }
}
