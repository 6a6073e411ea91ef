package org.mentorship.command.automation;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.NotStartedReason;

/**
 * When everybody has accepted: takes a slot of each member and starts the mentorship; if one has none, gives the others
 * back and ends the match.
 */
public final class WhenMatchAcceptedThenStartOrUndo implements Automation {

    /**
     * How far it got.
     *
     * @param enrollments whose slots are taken, in the order in which they are tried
     * @param undoBecause set before the first slot is given back: from then on the match is not tried again, or a slot
     *     given back would be missing from a mentorship that starts after all
     */
    record Plan(List<EnrollmentId> enrollments, @Nullable NotStartedReason undoBecause) {
        Plan {
            enrollments = List.copyOf(enrollments);
        }
    }

    @Override
    public String name() {
        return "start-or-undo";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MatchAcceptedByAll e ->
                List.of(happening.put(this, "", happening.recordedAt(), new Plan(inOrder(e.members()), null)));
            case MentorshipStarted _, MentorshipNotStarted _ -> List.of(happening.drop(this, ""));
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        var plan = todo.data(Plan.class);
        var mentorship = todo.mentorshipId();
        var obstacle = plan.undoBecause();
        if (obstacle == null) {
            obstacle = reserveAll(plan, mentorship, steps);
        }
        if (obstacle == null) {
            start(plan, mentorship, steps);
        } else {
            undo(plan, mentorship, obstacle, steps);
        }
        return Outcome.DONE;
    }

    private static @Nullable NotStartedReason reserveAll(Plan plan, MentorshipId mentorship, Steps steps) {
        for (var enrollment : plan.enrollments()) {
            var obstacle = Slots.reserve(enrollment, mentorship, steps);
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    private static void start(Plan plan, MentorshipId mentorship, Steps steps) {
        switch (steps.send("activate", new Activate(mentorship))) {
            case Accepted _ -> {}
            case Rejected rejected
            when rejected.code() == RejectionCode.WRONG_PHASE -> releaseAll(plan, mentorship, steps);
            case Rejected rejected -> throw new UnexpectedRefusal(rejected);
        }
    }

    private static void undo(Plan plan, MentorshipId mentorship, NotStartedReason reason, Steps steps) {
        steps.remember(new Plan(plan.enrollments(), reason));
        releaseAll(plan, mentorship, steps);
        steps.must("do-not-start/" + reason, new DoNotStart(mentorship, reason));
    }

    private static void releaseAll(Plan plan, MentorshipId mentorship, Steps steps) {
        plan.enrollments().forEach(enrollment -> Slots.release(enrollment, mentorship, steps));
    }

    private static List<EnrollmentId> inOrder(List<Member> members) {
        return members.stream()
                .map(Member::enrollmentId)
                .sorted(Comparator.comparing(EnrollmentId::value))
                .toList();
    }
}
