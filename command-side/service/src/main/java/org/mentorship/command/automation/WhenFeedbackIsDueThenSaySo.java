package org.mentorship.command.automation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            case MentorshipCompleted _, MentorshipEndedEarly _ -> agenda.dropAll(this, happening.stream());
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        steps.must(
                "raise",
                new RaiseFeedbackDue(
                        todo.mentorshipId(), todo.data(Period.class).number()));
        return Outcome.DONE;
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
