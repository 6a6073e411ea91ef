package org.mentorship.command.automation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.NotStartedReason;

/** When a person is to join a group: takes a slot and admits them; if there is none, refuses them. */
public final class WhenMemberAddedThenAdmitOrRefuse implements Automation {

    /**
     * How far it got.
     *
     * @param refuseBecause set before a slot is given back, after which the person is not admitted any more
     */
    record Plan(Member member, @Nullable NotStartedReason refuseBecause) {}

    @Override
    public String name() {
        return "admit-or-refuse";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MemberAdded e ->
                List.of(happening.put(this, part(e.member()), happening.recordedAt(), new Plan(e.member(), null)));
            case MemberJoined e -> List.of(happening.drop(this, part(e.member())));
            case MemberNotAdmitted e -> List.of(happening.drop(this, part(e.member())));
            case MentorshipCompleted _, MentorshipEndedEarly _ ->
                agenda.of(this, happening.stream()).stream()
                        .<TodoChange>map(todo -> new TodoChange.Drop(todo.key()))
                        .toList();
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        var plan = todo.data(Plan.class);
        var mentorship = todo.mentorshipId();
        var member = plan.member();
        var obstacle = plan.refuseBecause();
        if (obstacle == null) {
            obstacle = Slots.reserve(member.enrollmentId(), mentorship, steps);
        }
        if (obstacle == null && admitted(todo, member, steps)) {
            return Outcome.DONE;
        }
        var reason = obstacle == null ? NotStartedReason.ENROLLMENT_INACTIVE : obstacle;
        steps.remember(new Plan(member, reason));
        Slots.release(member.enrollmentId(), mentorship, steps);
        steps.must(
                "refuse",
                new RefuseMember(mentorship, member.participantId(), reason),
                RejectionCode.WRONG_PHASE,
                RejectionCode.NOT_A_MEMBER);
        return Outcome.DONE;
    }

    /** Whether the group took the person; it does not once it is over. */
    private static boolean admitted(Todo todo, Member member, Steps steps) {
        return switch (steps.send("admit", new AdmitMember(todo.mentorshipId(), member.participantId()))) {
            case Accepted _ -> true;
            case Rejected rejected
            when rejected.code() == RejectionCode.WRONG_PHASE || rejected.code() == RejectionCode.NOT_A_MEMBER -> false;
            case Rejected rejected -> throw new UnexpectedRefusal(rejected);
        };
    }

    private static String part(Member member) {
        return member.enrollmentId().value();
    }
}
