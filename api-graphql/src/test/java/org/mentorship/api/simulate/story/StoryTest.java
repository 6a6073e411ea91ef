package org.mentorship.api.simulate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.mentorship.CareCommand;
import org.mentorship.contract.mentorship.ClosureCommand;
import org.mentorship.contract.mentorship.FeedbackCommand;
import org.mentorship.contract.mentorship.GoalCommand;
import org.mentorship.contract.mentorship.GrowthCommand;
import org.mentorship.contract.mentorship.MatchCommand;
import org.mentorship.contract.mentorship.MeetingCommand;

@DisplayName("The story of a pair")
class StoryTest {

    private static List<Act> story(long seed, int ordinal) {
        return Story.of(Stories.frame(seed), Stories.match(ordinal));
    }

    @Test
    @DisplayName("is the same whenever it is told, and another for another seed or pair")
    void reproducible() {
        assertThat(story(7, 3)).isNotEmpty().isEqualTo(story(7, 3)).isNotEqualTo(story(8, 3));
        assertThat(story(7, 3).getFirst().commandId())
                .isNotEqualTo(story(7, 4).getFirst().commandId());
    }

    @Test
    @DisplayName("is drawn alike on every machine")
    void draws() {
        var chance = Chance.of(1, "pair", 0);
        assertThat(IntStream.range(0, 8).mapToObj(_ -> chance.between(0, 99)))
                .containsExactly(5, 97, 96, 42, 6, 81, 80, 30);
    }

    @Test
    @DisplayName("goes forward in time, and names every command once")
    void inOrder() {
        var ids = new HashSet<String>();
        for (var ordinal = 0; ordinal < 300; ordinal++) {
            var acts = story(1, ordinal);
            assertThat(acts).isSortedAccordingTo(Comparator.comparing(Act::at));
            assertThat(acts).allMatch(act -> ids.add(act.commandId()));
        }
    }

    @Test
    @DisplayName("of some mentorship has each of the things that can happen to people")
    void everything() {
        var happened = IntStream.range(0, 600)
                .mapToObj(ordinal -> story(1, ordinal))
                .flatMap(List::stream)
                .<Class<?>>map(act -> act.command().getClass())
                .distinct()
                .toList();
        assertThat(happened)
                .contains(
                        MatchCommand.ProposeMatch.class,
                        MatchCommand.RequestMentor.class,
                        MatchCommand.AcceptMatch.class,
                        MatchCommand.DeclineMatch.class,
                        GoalCommand.SetGoals.class,
                        GoalCommand.ReviseGoal.class,
                        GoalCommand.CompleteMilestone.class,
                        GoalCommand.AssessGoal.class,
                        GoalCommand.DropGoal.class,
                        MeetingCommand.ScheduleMeeting.class,
                        MeetingCommand.RescheduleMeeting.class,
                        MeetingCommand.CancelMeeting.class,
                        MeetingCommand.RecordNoShow.class,
                        MeetingCommand.LogMeeting.class,
                        MeetingCommand.CompleteActionItem.class,
                        GrowthCommand.CompleteResource.class,
                        GrowthCommand.RecordIntroductionOutcome.class,
                        GrowthCommand.CheckIn.class,
                        GrowthCommand.Recognise.class,
                        FeedbackCommand.GiveFeedback.class,
                        FeedbackCommand.CorrectFeedback.class,
                        CareCommand.RaiseConcern.class,
                        CareCommand.ResolveConcern.class,
                        CareCommand.Pause.class,
                        CareCommand.Resume.class,
                        ClosureCommand.EndEarly.class,
                        ClosureCommand.Reflect.class,
                        ClosureCommand.AgreeTransitionPlan.class,
                        ClosureCommand.CompleteClosure.class);
    }
}
