package org.mentorship.command.automation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.MentorshipEvent;

/**
 * When a mentorship is over, did not start, or a member left: gives the slots back. An entry sleeps from the moment in
 * which a slot may be taken, so that each is given back whatever happens in between.
 */
public final class WhenOverThenReleaseSlots implements Automation {

    record Owed(EnrollmentId enrollmentId) {}

    @Override
    public String name() {
        return "release-slots";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        var now = happening.recordedAt();
        return switch (happening.event()) {
            case MatchAcceptedByAll e -> owe(happening, e.members(), null);
            case MemberAdded e -> owe(happening, List.of(e.member()), null);
            case MemberNotAdmitted e -> owe(happening, List.of(e.member()), now);
            case MemberLeft e -> owe(happening, List.of(e.member()), now);
            case MentorshipNotStarted _, ProposalWithdrawn _ -> release(happening, List.of(), agenda);
            case MentorshipCompleted e -> release(happening, e.members(), agenda);
            case MentorshipEndedEarly e -> release(happening, e.members(), agenda);
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        Slots.release(todo.data(Owed.class).enrollmentId(), todo.mentorshipId(), steps);
        return Outcome.DONE;
    }

    private List<TodoChange> owe(Happening happening, List<Member> members, @Nullable Instant dueAt) {
        return members.stream()
                .map(Member::enrollmentId)
                .map(enrollment -> owe(happening, enrollment, dueAt))
                .toList();
    }

    private TodoChange owe(Happening happening, EnrollmentId enrollment, @Nullable Instant dueAt) {
        return happening.put(this, enrollment.value(), dueAt, new Owed(enrollment));
    }

    private List<TodoChange> release(Happening happening, List<Member> members, Agenda agenda) {
        var asleep = agenda.of(this, happening.stream()).stream()
                .map(todo -> todo.data(Owed.class).enrollmentId());
        var all = new LinkedHashSet<EnrollmentId>();
        Stream.concat(members.stream().map(Member::enrollmentId), asleep).forEach(all::add);
        return all.stream()
                .map(enrollment -> owe(happening, enrollment, happening.recordedAt()))
                .toList();
    }
}
