package org.mentorship.command.mentorship.followup;

import static org.mentorship.command.mentorship.Actor.automation;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.FOLLOW_UP_ALREADY_RECORDED;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.NOT_DUE;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FollowUpCommand.RaiseFollowUpDue;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpDueRaised;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpRecorded;

@DisplayName("A follow-up")
class FollowUpDeciderTest {

    private static final Instant END = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant THREE_MONTHS_LATER = Instant.parse("2027-02-28T10:00:00Z");

    private static final Instant SIX_MONTHS_LATER = Instant.parse("2027-05-30T10:00:00Z");
    private static final Duration GRACE = Duration.ofDays(14);

    private static Story closed() {
        var story = Story.pair().at(END);
        return story.given(new MentorshipEndedEarly(
                ID, story.state().journey().members(), EndReason.TIME, null, null, Story.TERMS.followUpMonths()));
    }

    private static RecordFollowUp answer(int months, int satisfaction, @Nullable String comment) {
        return new RecordFollowUp(ID, months, Advancement.PROMOTION, satisfaction, true, false, comment);
    }

    private static FollowUpRecorded answered(int months, ParticipantId person) {
        return new FollowUpRecorded(ID, months, person, Advancement.PROMOTION, 4, true, false, null);
    }

    @Test
    @DisplayName("is answered once by each for each month, shortly before or any time after the reminder")
    void answers() {
        closed().at(SIX_MONTHS_LATER.minus(GRACE))
                .when(by(BOB), answer(3, 4, null))
                .then(answered(3, BOB))
                .when(by(ANN), answer(3, 4, null))
                .then(answered(3, ANN))
                .when(by(BOB), answer(6, 4, null))
                .then(answered(6, BOB))
                .when(by(BOB), answer(3, 5, "Changed my mind"))
                .refused(FOLLOW_UP_ALREADY_RECORDED, "months");
    }

    @Test
    @DisplayName("is answered from two weeks before its due date on, not earlier")
    void notYet() {
        var opens = THREE_MONTHS_LATER.minus(GRACE);
        closed().when(by(BOB), answer(3, 4, null)).refused(NOT_DUE, "months");
        closed().at(opens.minusMillis(1)).when(by(BOB), answer(3, 4, null)).refused(NOT_DUE, "months");
        closed().at(opens).when(by(BOB), answer(6, 4, null)).refused(NOT_DUE, "months");
        closed().at(opens).when(by(BOB), answer(3, 4, null)).then(answered(3, BOB));
    }

    @Test
    @DisplayName("is about a month of the schedule, within the scale, by a person")
    void limits() {
        var due = closed().at(THREE_MONTHS_LATER);
        due.when(by(BOB), answer(4, 4, null)).refused(INVALID_VALUE, "months");
        due.when(by(BOB), answer(Integer.MAX_VALUE, 4, null)).refused(INVALID_VALUE, "months");
        due.when(by(BOB), answer(3, 0, null)).refused(INVALID_VALUE, "satisfaction");
        due.when(by(BOB), answer(3, 6, null)).refused(INVALID_VALUE, "satisfaction");
        due.when(by(BOB), answer(3, 4, TOO_LONG)).refused(TEXT_TOO_LONG, "comment");
        due.when(coordinator(), answer(3, 4, null)).refused(NOT_A_MEMBER, "participantId");
    }

    @Test
    @DisplayName("falls due so many months after the end, the last day of a shorter month included, once")
    void falls() {
        closed().at(THREE_MONTHS_LATER.minusMillis(1))
                .when(automation(), new RaiseFollowUpDue(ID, 3))
                .refused(NOT_DUE, "months");
        closed().at(THREE_MONTHS_LATER)
                .when(automation(), new RaiseFollowUpDue(ID, 3))
                .then(new FollowUpDueRaised(ID, 3))
                .when(automation(), new RaiseFollowUpDue(ID, 3))
                .thenNothing();
        closed().at(THREE_MONTHS_LATER)
                .when(automation(), new RaiseFollowUpDue(ID, 6))
                .refused(NOT_DUE, "months");
        closed().at(THREE_MONTHS_LATER)
                .when(automation(), new RaiseFollowUpDue(ID, 5))
                .refused(INVALID_VALUE, "months");
    }

    @Test
    @DisplayName("does not fall due where all have answered, nor before the end")
    void nothingToRaise() {
        closed().given(answered(3, BOB), answered(3, ANN))
                .at(THREE_MONTHS_LATER)
                .when(automation(), new RaiseFollowUpDue(ID, 3))
                .thenNothing();
        closed().given(answered(3, BOB))
                .at(THREE_MONTHS_LATER)
                .when(automation(), new RaiseFollowUpDue(ID, 3))
                .then(new FollowUpDueRaised(ID, 3));
        Story.pair().when(automation(), new RaiseFollowUpDue(ID, 3)).refused(WRONG_PHASE);
    }
}
