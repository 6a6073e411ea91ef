package org.mentorship.command.mentorship.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Actor.coordinatorFor;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.DATE_IN_PAST;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.NOT_A_COORDINATOR;
import static org.mentorship.contract.RejectionCode.PERSONAL_DATA_ERASED;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.UNKNOWN_ITEM;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.mentorship.MentorshipState;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.Severity;

@DisplayName("Care:")
class CareDeciderTest {

    @Test
    @DisplayName(
            "is not raised by somebody whose data was erased, who can leave all the same, and whom staff can act for")
    void erased() {
        var concern = new RaiseConcern(ID, Severity.LOW, "Text");
        var story = Story.pair().erased(BOB);
        story.when(by(BOB), concern).refused(PERSONAL_DATA_ERASED, "participantId");
        story.when(coordinatorFor(BOB), concern).accepted();
        story.when(by(ANN), concern).accepted();
        story.when(by(BOB), new EndEarly(ID, EndReason.TIME, null)).accepted();
    }

    @Test
    @DisplayName("anybody in the mentorship, and coordinators, can raise a concern")
    void raises() {
        var story = Story.pair();
        story.when(by(BOB), new RaiseConcern(ID, Severity.HIGH, "I am not heard"))
                .then(new ConcernRaised(ID, story.id("con_"), BOB, Severity.HIGH, "I am not heard"));
        story.when(coordinator(), new RaiseConcern(ID, Severity.LOW, "No meetings"))
                .then(new ConcernRaised(ID, story.id("con_"), null, Severity.LOW, "No meetings"));
        story.when(by(BOB), new RaiseConcern(ID, Severity.LOW, BLANK)).refused(EMPTY_INPUT, "text");
        story.when(by(BOB), new RaiseConcern(ID, Severity.LOW, TOO_LONG)).refused(TEXT_TOO_LONG, "text");
    }

    @Test
    @DisplayName("coordinators resolve a concern, once; others learn nothing of it")
    void resolves() {
        var story = Story.pair().given(new ConcernRaised(ID, "con_1", BOB, Severity.HIGH, "I am not heard"));
        story.when(coordinator(), new ResolveConcern(ID, "con_1", "We talked"))
                .then(new ConcernResolved(ID, "con_1", "We talked"))
                .when(coordinator(), new ResolveConcern(ID, "con_1", "We talked"))
                .refused(WRONG_PHASE, "concernId");
        story.when(coordinator(), new ResolveConcern(ID, "con_2", "We talked")).refused(UNKNOWN_ITEM, "concernId");
        story.when(coordinator(), new ResolveConcern(ID, "con_1", BLANK)).refused(EMPTY_INPUT, "resolution");
        story.when(coordinator(), new ResolveConcern(ID, "con_1", TOO_LONG)).refused(TEXT_TOO_LONG, "resolution");
        story.when(by(ANN), new ResolveConcern(ID, "con_1", "We talked")).refused(NOT_A_COORDINATOR);
        story.when(by(ANN), new ResolveConcern(ID, "con_2", "We talked")).refused(NOT_A_COORDINATOR);
    }

    @Test
    @DisplayName("a mentorship rests and goes on")
    void pauses() {
        var story = Story.pair();
        var paused = story.when(by(BOB), new Pause(ID, "Exams", story.today().plusDays(30)))
                .then(new MentorshipPaused(ID, "Exams", story.today().plusDays(30)));
        assertThat(paused.state()).isInstanceOf(MentorshipState.Paused.class);

        var resumed = paused.when(by(ANN), new Resume(ID)).then(new MentorshipResumed(ID));
        assertThat(resumed.state()).isInstanceOf(MentorshipState.Active.class);
        assertThat(resumed.state().journey().care().resumedAt()).isEqualTo(resumed.now());
    }

    @Test
    @DisplayName("a pause ends on a day ahead, if on a day at all")
    void until() {
        var story = Story.pair();
        story.when(by(BOB), new Pause(ID, null, null)).then(new MentorshipPaused(ID, null, null));
        story.when(by(BOB), new Pause(ID, null, story.today())).accepted();
        story.when(by(BOB), new Pause(ID, null, story.today().minusDays(2))).refused(DATE_IN_PAST, "until");
        story.when(by(BOB), new Pause(ID, null, LocalDate.MAX)).refused(INVALID_VALUE, "until");
        story.when(by(BOB), new Pause(ID, TOO_LONG, null)).refused(TEXT_TOO_LONG, "reason");
    }
}
