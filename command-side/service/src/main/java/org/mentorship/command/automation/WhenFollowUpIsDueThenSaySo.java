package org.mentorship.command.automation;

import java.time.ZoneOffset;
import java.util.List;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.FollowUpCommand.RaiseFollowUpDue;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** When the months after the end have passed that the terms name: says that a follow-up is due. */
public final class WhenFollowUpIsDueThenSaySo implements Automation {

    record Months(int number) {}

    @Override
    public String name() {
        return "follow-up-due";
    }

    @Override
    public List<TodoChange> on(Happening happening, Agenda agenda) {
        return switch (happening.event()) {
            case MentorshipCompleted e -> schedule(happening, e.followUpMonths());
            case MentorshipEndedEarly e -> schedule(happening, e.followUpMonths());
            case MentorshipEvent _ -> List.of();
        };
    }

    @Override
    public Outcome run(Todo todo, Steps steps) {
        steps.must(
                "raise",
                new RaiseFollowUpDue(
                        todo.mentorshipId(), todo.data(Months.class).number()));
        return Outcome.DONE;
    }

    private List<TodoChange> schedule(Happening happening, List<Integer> followUpMonths) {
        var end = happening.recordedAt().atOffset(ZoneOffset.UTC);
        return followUpMonths.stream()
                .<TodoChange>map(months -> happening.put(
                        this, String.valueOf(months), end.plusMonths(months).toInstant(), new Months(months)))
                .toList();
    }
}
