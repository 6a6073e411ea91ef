package org.mentorship.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.ID;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.stored.Footprint;

@DisplayName("The room that a mentorship has")
class RoomTest {

    private static final String LONGEST = "師".repeat(Limits.LONG_TEXT);
    private static final Goal LARGE =
            new Goal("A goal", LONGEST, List.of(), 1, 1, Collections.nCopies(5, LONGEST), List.of(), null);

    /** Ann and Bob have set large goals, until not one more has room. */
    private static Story full() {
        var goal = new GoalSet(ID, "gol_1", LARGE);
        var story = Story.pair();
        while (story.state().journey().footprint() + Footprint.of(goal) <= Limits.MENTORSHIP_BYTES) {
            story = story.given(goal);
        }
        // The rest is too small for a goal; texts fill it.
        var concern = new ConcernRaised(ID, "con_1", ANN, Severity.LOW, LONGEST);
        while (story.state().journey().footprint() <= Limits.MENTORSHIP_BYTES) {
            story = story.given(concern);
        }
        return story;
    }

    @Test
    @DisplayName("is enough for a hundred goals with every text at its limit in a three-byte script")
    void generous() {
        var story = Story.pair();
        for (var i = 0; i < 100; i++) {
            story = story.when(by(BOB), new SetGoals(ID, List.of(LARGE))).accepted();
        }
    }

    @Test
    @DisplayName("ends: goals at their limits cannot be set for ever")
    void ends() {
        var story = Story.pair();
        var three = new SetGoals(ID, Collections.nCopies(3, LARGE));
        for (var i = 0; i < 35; i++) {
            story = story.when(by(BOB), three).accepted();
        }
        story.when(by(BOB), three).refused(RejectionCode.LIMIT_REACHED);
    }

    @ParameterizedTest
    @DisplayName("once full, is refused to what people add")
    @MethodSource
    void refused(MentorshipCommand command) {
        full().when(by(BOB), command).refused(RejectionCode.LIMIT_REACHED);
    }

    static List<MentorshipCommand> refused() {
        return List.of(
                new SetGoals(ID, List.of(LARGE)),
                new AddActionItem(ID, "Read it", BOB, null),
                new CheckIn(ID, 3, 3, null, null),
                new Recognise(ID, ANN, "Thank you"),
                new Pause(ID, null, null));
    }

    @ParameterizedTest
    @DisplayName("once full, is there for worries and the end")
    @MethodSource
    void kept(MentorshipCommand command) {
        full().when(by(BOB), command).accepted();
    }

    static List<MentorshipCommand> kept() {
        return List.of(
                new RaiseConcern(ID, Severity.HIGH, LONGEST),
                new RequestClosure(ID, null),
                new EndEarly(ID, EndReason.OTHER, LONGEST));
    }

    @Test
    @DisplayName("is used up by worries in the end, and even then the mentorship can be ended")
    void worries() {
        var concern = new ConcernRaised(ID, "con_1", ANN, Severity.LOW, LONGEST);
        var story = full();
        while (story.state().journey().footprint() + Footprint.of(concern) <= Limits.MENTORSHIP_BYTES_AT_ITS_END) {
            story = story.given(concern);
        }
        story.when(by(BOB), new RaiseConcern(ID, Severity.LOW, LONGEST)).refused(RejectionCode.LIMIT_REACHED);
        story.when(by(BOB), new EndEarly(ID, EndReason.OTHER, null)).accepted();
        assertThat(story.state().journey().footprint()).isLessThan(16L << 20);
    }
}
