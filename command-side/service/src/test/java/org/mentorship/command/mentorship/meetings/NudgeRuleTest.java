package org.mentorship.command.mentorship.meetings;

import static org.mentorship.command.mentorship.Actor.automation;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.START;
import static org.mentorship.contract.RejectionCode.NOT_DUE;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingScheduled;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.contract.program.MeetingMode;

@DisplayName("A nudge")
class NudgeRuleTest {

    private static final Instant FIRST = day(14);

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static MeetingLogged held(Instant at) {
        return new MeetingLogged(
                ID,
                "mtg_" + at.getEpochSecond(),
                at,
                60,
                MeetingMode.VIDEO,
                List.of(ANN, BOB),
                List.of(),
                null,
                List.of());
    }

    @Test
    @DisplayName("is raised one cadence after the start if no meeting was held, planned ones or not")
    void afterTheStart() {
        Story.pair()
                .given(new MeetingScheduled(ID, "mtg_1", day(20), 60, MeetingMode.VIDEO, List.of()))
                .at(FIRST)
                .when(automation(), new RaiseNudge(ID, FIRST))
                .then(new NudgeRaised(ID, START, FIRST));
    }

    @Test
    @DisplayName("is not raised early")
    void notEarly() {
        Story.pair()
                .at(FIRST.minusMillis(1))
                .when(automation(), new RaiseNudge(ID, FIRST))
                .refused(NOT_DUE, "dueAt");
    }

    @Test
    @DisplayName("is raised once, and again one cadence later")
    void once() {
        var raised = Story.pair()
                .at(FIRST)
                .when(automation(), new RaiseNudge(ID, FIRST))
                .accepted();
        raised.when(automation(), new RaiseNudge(ID, FIRST)).thenNothing();
        raised.at(day(28))
                .when(automation(), new RaiseNudge(ID, FIRST))
                .thenNothing()
                .when(automation(), new RaiseNudge(ID, day(28)))
                .then(new NudgeRaised(ID, START, day(28)));
    }

    @Test
    @DisplayName(
            "is not raised when people have met since; the silence counts from the latest meeting, whenever logged")
    void haveMet() {
        var story = Story.pair().at(FIRST).given(held(day(5)), held(day(3)));
        story.when(automation(), new RaiseNudge(ID, FIRST)).thenNothing();
        story.at(day(19)).when(automation(), new RaiseNudge(ID, day(19))).then(new NudgeRaised(ID, day(5), day(19)));
    }

    @Test
    @DisplayName("counts again from the meeting that followed an earlier nudge")
    void metAfterNudge() {
        Story.pair()
                .given(new NudgeRaised(ID, START, FIRST), held(day(20)))
                .at(day(34))
                .when(automation(), new RaiseNudge(ID, day(28)))
                .thenNothing()
                .when(automation(), new RaiseNudge(ID, day(34)))
                .then(new NudgeRaised(ID, day(20), day(34)));
    }

    @Test
    @DisplayName("follows the agreed cadence once an agreement is concluded")
    void agreedCadence() {
        var weekly = new Agreement("a", "b", null, null, 7, List.of(MeetingMode.VIDEO));
        Story.pair()
                .given(new AgreementProposed(ID, 1, weekly, ANN))
                .at(day(7))
                .when(automation(), new RaiseNudge(ID, day(7)))
                .thenNothing()
                .given(new AgreementConcluded(ID, 1, weekly.cadenceDays()))
                .when(automation(), new RaiseNudge(ID, day(7)))
                .then(new NudgeRaised(ID, START, day(7)));
    }

    @Test
    @DisplayName("that was planned by a slower cadence is raised as planned, and once")
    void plannedTooLate() {
        var weekly = new Agreement("a", "b", null, null, 7, List.of(MeetingMode.VIDEO));
        Story.pair()
                .given(new AgreementProposed(ID, 1, weekly, ANN), new AgreementConcluded(ID, 1, weekly.cadenceDays()))
                .at(FIRST)
                .when(automation(), new RaiseNudge(ID, FIRST))
                .then(new NudgeRaised(ID, START, FIRST))
                .when(automation(), new RaiseNudge(ID, FIRST))
                .thenNothing();
    }

    @Test
    @DisplayName("rests during a pause, and counts from its end")
    void pause() {
        var paused = Story.pair().given(new MentorshipPaused(ID, null, null)).at(day(30));
        paused.when(automation(), new RaiseNudge(ID, FIRST)).refused(WRONG_PHASE);
        paused.given(new MentorshipResumed(ID))
                .at(day(44))
                .when(automation(), new RaiseNudge(ID, FIRST))
                .thenNothing()
                .when(automation(), new RaiseNudge(ID, day(44)))
                .then(new NudgeRaised(ID, day(30), day(44)));
    }
}
