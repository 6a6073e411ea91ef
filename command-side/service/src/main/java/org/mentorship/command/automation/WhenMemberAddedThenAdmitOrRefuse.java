package org.mentorship.command.automation;

import java.util.List;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipCommand;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.MentorshipEvent;

/**
 * When a person is to join a group: takes a slot and admits them; if there is none, refuses them. A group that pauses in
 * the meantime answers them when it goes on or closes, and one that closes takes nobody in. One that ends at once does not
 * answer; the slot is given back like all others.
 */
public final class WhenMemberAddedThenAdmitOrRefuse implements Automation {

    record Joining(Member member) {}

    @Override
    public String name() {
        return "admit-or-refuse";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MemberAdded e -> List.of(answer(happening, new Joining(e.member())));
            case MemberJoined e -> List.of(happening.drop(this, part(e.member())));
            case MemberNotAdmitted e -> List.of(happening.drop(this, part(e.member())));
            case MentorshipResumed _, ClosureRequested _ ->
                agenda.of(this, happening.stream()).stream()
                        .map(todo -> answer(happening, todo.data(Joining.class)))
                        .toList();
            case MentorshipCompleted _, MentorshipEndedEarly _ -> agenda.dropAll(this, happening.stream());
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        var mentorship = todo.mentorshipId();
        var member = todo.data(Joining.class).member();
        var obstacle = Slots.reserve(member.enrollmentId(), mentorship, steps);
        return obstacle == null
                ? answer("admit", new AdmitMember(mentorship, member.participantId()), steps)
                : answer("refuse/" + obstacle, new RefuseMember(mentorship, member.participantId(), obstacle), steps);
    }

    private static Outcome answer(String step, MembershipCommand command, Steps steps) {
        return switch (steps.send(step, command)) {
            case Accepted _ -> Outcome.DONE;
            case Rejected rejected when rejected.code() == RejectionCode.WRONG_PHASE -> Outcome.RESTS;
            case Rejected rejected -> throw new UnexpectedRefusal(rejected);
        };
    }

    private TodoChange answer(Happening happening, Joining joining) {
        return happening.put(this, part(joining.member()), happening.recordedAt(), joining);
    }

    private static String part(Member member) {
        return member.enrollmentId().value();
    }
}
