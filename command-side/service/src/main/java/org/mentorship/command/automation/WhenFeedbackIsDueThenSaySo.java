package org.mentorship.command.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.FeedbackCommand.RaiseFeedbackDue;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** When the weeks after the start have passed that the terms name: says that feedback is due. */
public final class WhenFeedbackIsDueThenSaySo implements Automation {

    private static final int DAYS_PER_WEEK = 7;

    /** The period that begins: 1 with the first due date, 2 with the second … */
    record Period(int number) {}

    @Override
    public String name() {
        return "feedback-due";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MentorshipStarted e -> schedule(happening, e.terms().feedbackWeeks());
            case MentorshipResumed _, ClosureRequested _ ->
                agenda.of(this, happening.stream()).stream()
                        .filter(todo -> fellDueBefore(todo, happening.recordedAt()))
                        .<TodoChange>map(todo -> wake(happening, todo.data(Period.class)))
                        .toList();
            case MentorshipCompleted _, MentorshipEndedEarly _ -> agenda.dropAll(this, happening.stream());
            case MentorshipEvent _ -> List.of();
        };
    }

    /** What falls due in a pause waits for its end, be it that the mentorship goes on or that it closes. */
    @Override
    public Outcome run(Todo todo, Steps steps) {
        var period = todo.data(Period.class).number();
        return switch (steps.send("raise", new RaiseFeedbackDue(todo.mentorshipId(), period))) {
            case Accepted _ -> Outcome.DONE;
            case Rejected rejected when rejected.code() == RejectionCode.WRONG_PHASE -> Outcome.RESTS;
            case Rejected rejected -> throw new UnexpectedRefusal(rejected);
        };
    }

    /** Also if it does not rest yet: the run that was refused may still be about to say so. */
    private static boolean fellDueBefore(Todo todo, Instant at) {
        var dueAt = todo.dueAt();
        return dueAt == null || !dueAt.isAfter(at);
    }

    private TodoChange wake(Happening happening, Period period) {
        return happening.put(this, String.valueOf(period.number()), happening.recordedAt(), period);
    }

    private List<TodoChange> schedule(Happening happening, List<Integer> weeks) {
        var changes = new ArrayList<TodoChange>();
        for (var week : weeks) {
            var period = changes.size() + 1;
            var dueAt = happening.recordedAt().plus(Duration.ofDays((long) week * DAYS_PER_WEEK));
            changes.add(happening.put(this, String.valueOf(period), dueAt, new Period(period)));
        }
        return changes;
    }
}
