package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.code;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpDueRaised;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("As time goes by")
class DueTimesTest {

    private static final Duration CADENCE = Duration.ofDays(14);

    @TempDir
    private Path directory;

    private AutomatedService service;

    @BeforeEach
    void open() {
        service = new AutomatedService(directory, ServiceClock.simulatedFrom(START), Parts.real());
        new Cast(service).assemble();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    @DisplayName("an unanswered proposal expires at its deadline, and cannot be accepted after it")
    void expires() {
        accepted(service.asCoordinator(propose("ann", "bob")));
        accepted(service.as(person("ann"), new AcceptMatch(pair("ann", "bob", 1))));
        service.time.advanceTo(START.plus(Duration.ofDays(60)));

        assertThat(recorded(ProposalExpired.class)).containsExactly(START.plus(Duration.ofDays(14)));
        assertThat(code(service.as(person("bob"), new AcceptMatch(pair("ann", "bob", 1)))))
                .isEqualTo(RejectionCode.WRONG_PHASE);
    }

    @Test
    @DisplayName("a proposal that was declined or accepted has no deadline any more")
    void doesNotExpire() {
        accepted(service.asCoordinator(propose("ann", "bob")));
        accepted(service.as(person("bob"), new DeclineMatch(pair("ann", "bob", 1), null)));
        new Cast(service).acceptedPair("ann", "cem");
        service.settle();

        assertThat(todos(
                        new WhenUnansweredThenExpireProposal(),
                        pair("ann", "bob", 1).value()))
                .isEmpty();
        assertThat(todos(
                        new WhenUnansweredThenExpireProposal(),
                        pair("ann", "cem", 1).value()))
                .isEmpty();
    }

    @Test
    @DisplayName("silence is nudged after each cadence of it, counted from the last meeting")
    void nudges() {
        var id = started();
        at(START.plus(Duration.ofDays(10)));
        new Cast(service).meet(id, START.plus(Duration.ofDays(9)), "ann", "bob");
        at(START.plus(Duration.ofDays(40)));
        new Cast(service).meet(id, START.plus(Duration.ofDays(5)), "ann", "bob");
        at(START.plus(Duration.ofDays(52)));

        var met = START.plus(Duration.ofDays(9));
        assertThat(recorded(NudgeRaised.class))
                .containsExactly(
                        met.plus(CADENCE), met.plus(CADENCE.multipliedBy(2)), met.plus(CADENCE.multipliedBy(3)));
        assertThat(events(NudgeRaised.class))
                .extracting(NudgeRaised::silentSince)
                .containsOnly(met);
    }

    @Test
    @DisplayName("nobody is nudged during a pause, and the silence counts anew after it")
    void pause() {
        var id = started();
        at(START.plus(Duration.ofDays(10)));
        accepted(service.as(person("ann"), new Pause(id, null, null)));
        at(START.plus(Duration.ofDays(50)));
        accepted(service.as(person("ann"), new Resume(id)));
        at(START.plus(Duration.ofDays(70)));

        assertThat(recorded(NudgeRaised.class))
                .containsExactly(START.plus(Duration.ofDays(50)).plus(CADENCE));
    }

    @Test
    @DisplayName("the cadence agreed on replaces that of the programme")
    void agreedCadence() {
        var id = started();
        var agreement = new Agreement("Be on time", "Be prepared", null, null, 7, List.of(MeetingMode.VIDEO));
        accepted(service.as(person("ann"), new ProposeAgreement(id, agreement)));
        accepted(service.as(person("ann"), new SignAgreement(id)));
        accepted(service.as(person("bob"), new SignAgreement(id)));
        at(START.plus(Duration.ofDays(15)));

        assertThat(recorded(NudgeRaised.class))
                .containsExactly(START.plus(Duration.ofDays(7)), START.plus(Duration.ofDays(14)));
    }

    @Test
    @DisplayName("who closes is not nudged")
    void closing() {
        var id = started();
        accepted(service.as(person("ann"), new RequestClosure(id, null)));
        at(START.plus(Duration.ofDays(60)));

        assertThat(recorded(NudgeRaised.class)).isEmpty();
    }

    @Test
    @DisplayName("a service that was down for months nudges once for the past, not once for each cadence missed")
    void noBurst() {
        started();
        service.close();
        var later = ServiceClock.simulatedFrom(START.plus(Duration.ofDays(100)));
        service = new AutomatedService(directory, later, Parts.real());
        service.settle();

        assertThat(recorded(NudgeRaised.class)).containsExactly(START.plus(Duration.ofDays(100)));
    }

    @Test
    @DisplayName("feedback that falls due in a pause is asked for when the pause ends")
    void feedbackAfterPause() {
        var id = started();
        at(START.plus(Duration.ofDays(10)));
        accepted(service.as(person("ann"), new Pause(id, null, null)));
        at(START.plus(Duration.ofDays(50)));
        accepted(service.as(person("ann"), new Resume(id)));
        at(START.plus(Duration.ofDays(70)));

        assertThat(recorded(FeedbackDueRaised.class)).containsExactly(START.plus(Duration.ofDays(50)));
    }

    @Test
    @DisplayName("feedback that falls due in a pause is asked for when the pause ends in closing")
    void feedbackAfterPauseThatEndsInClosing() {
        var id = started();
        at(START.plus(Duration.ofDays(10)));
        accepted(service.as(person("ann"), new Pause(id, null, null)));
        at(START.plus(Duration.ofDays(50)));
        accepted(service.as(person("ann"), new RequestClosure(id, null)));
        at(START.plus(Duration.ofDays(70)));

        assertThat(recorded(FeedbackDueRaised.class)).containsExactly(START.plus(Duration.ofDays(50)));
    }

    @Test
    @DisplayName("feedback falls due in the weeks that the terms name, until the end")
    void feedback() {
        var id = started();
        at(START.plus(Duration.ofDays(12 * 7 + 1)));
        new Cast(service).endEarly(id);
        at(START.plus(Duration.ofDays(30 * 7)));

        assertThat(recorded(FeedbackDueRaised.class))
                .containsExactly(START.plus(Duration.ofDays(4 * 7)), START.plus(Duration.ofDays(12 * 7)));
        assertThat(events(FeedbackDueRaised.class))
                .extracting(FeedbackDueRaised::period)
                .containsExactly(1, 2);
        assertThat(todos(new WhenFeedbackIsDueThenSaySo(), id.value())).isEmpty();
    }

    @Test
    @DisplayName("follow-ups fall due in the months after the end that the terms name")
    void followUps() {
        var id = started();
        new Cast(service).close(id, "ann", "bob");
        at(START.plus(Duration.ofDays(500)));

        var end = START.atOffset(ZoneOffset.UTC);
        assertThat(recorded(FollowUpDueRaised.class))
                .containsExactly(
                        end.plusMonths(3).toInstant(),
                        end.plusMonths(6).toInstant(),
                        end.plusMonths(12).toInstant());
        assertThat(service.runner.status().entries().pending()).isZero();
    }

    @Test
    @DisplayName("simulated time never goes back, and the machine's cannot be moved")
    void moving() {
        service.time.advanceTo(START.plusSeconds(10));
        service.time.advanceTo(START);
        assertThat(service.clock.instant()).isEqualTo(START.plusSeconds(10));

        var machine = new SteppingTimeMachine(ServiceClock.machine(), () -> service.runner);
        assertThatIllegalStateException().isThrownBy(() -> machine.advanceTo(START));
    }

    private MentorshipId started() {
        var id = new Cast(service).acceptedPair("ann", "bob");
        service.settle();
        return id;
    }

    private void at(Instant instant) {
        service.time.advanceTo(instant);
    }

    private List<Todo> todos(Automation automation, String stream) {
        return service.db.transactions().fetchInTransaction(() -> service.todos.of(automation, stream));
    }

    private List<Instant> recorded(Class<?> event) {
        return service.log().stream()
                .filter(logged -> event.isInstance(logged.event()))
                .map(AutomatedService.Logged::recordedAt)
                .toList();
    }

    private <E> List<E> events(Class<E> event) {
        return service.log().stream()
                .filter(logged -> event.isInstance(logged.event()))
                .map(logged -> event.cast(logged.event()))
                .toList();
    }
}
