package org.mentorship.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.command.decision.Decision.Refused;
import org.mentorship.command.mentorship.MentorshipSteps.Taken;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.MatchCommand;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;

@DisplayName("The phase of a mentorship")
class PhasesTest {

    private static Map<Phase, Story> stories() {
        var members = List.of(Story.member(Story.ANN, Role.MENTOR), Story.member(BOB, Role.MENTEE));
        var proposed = Story.empty().given(Story.proposed(Format.ONE_ON_ONE, members));
        var agreement = new Agreement("a", "b", null, null, 7, List.of(MeetingMode.VIDEO));
        var active = Story.pair().given(new AgreementProposed(ID, 1, agreement, Story.ANN));
        var stories = new EnumMap<Phase, Story>(Phase.class);
        stories.put(Phase.PROPOSED, proposed);
        stories.put(Phase.ACCEPTED, proposed.given(new MatchAcceptedByAll(ID, members)));
        stories.put(Phase.ACTIVE, active);
        stories.put(Phase.PAUSED, active.given(new MentorshipPaused(ID, null, null)));
        stories.put(Phase.CLOSING, active.given(new ClosureRequested(ID, null, null)));
        stories.put(
                Phase.CLOSED,
                active.given(new MentorshipEndedEarly(ID, members, EndReason.TIME, null, null, List.of())));
        stories.put(Phase.OVER, proposed.given(new ProposalExpired(ID)));
        return stories;
    }

    private static Story in(Phase phase) {
        return Objects.requireNonNull(stories().get(phase));
    }

    /** The phases in which a step is refused for no other reason than the phase. */
    private static Set<Phase> refusingPhases(Taken step) {
        return stories().entrySet().stream()
                .filter(entry -> entry.getValue()
                                        .at(MentorshipSteps.LATER)
                                        .when(step.actor(), step.command())
                                        .decision()
                                instanceof Refused<?> refused
                        && refused.refusal().code() == WRONG_PHASE
                        && refused.refusal().field().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Phase.class)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ':',
            value = {
                "ACTIVE                      : AddMember RemoveMember ProposeAgreement SignAgreement SetGoals ReviseGoal"
                        + " RecordGoalProgress CompleteMilestone DropGoal ScheduleMeeting RescheduleMeeting CancelMeeting"
                        + " RecordNoShow AddActionItem RaiseNudge ShareResource CompleteResource MakeIntroduction"
                        + " RecordIntroductionOutcome Pause",
                "ACTIVE PAUSED               : RequestClosure",
                "ACTIVE CLOSING              : AdmitMember RefuseMember AssessGoal LogMeeting CompleteActionItem CheckIn Recognise"
                        + " RaiseFeedbackDue",
                "ACTIVE PAUSED CLOSING       : EndEarly",
                "ACTIVE PAUSED CLOSING CLOSED: GiveFeedback CorrectFeedback RaiseConcern ResolveConcern",
                "PAUSED                      : Resume",
                "CLOSING                     : Reflect AgreeTransitionPlan CompleteClosure",
                "CLOSED                      : RaiseFollowUpDue RecordFollowUp",
            })
    @DisplayName("decides which steps are possible")
    void steps(String phases, String commands) {
        var allowed = EnumSet.noneOf(Phase.class);
        Arrays.stream(phases.trim().split(" +")).map(Phase::valueOf).forEach(allowed::add);
        var names = Set.of(commands.trim().split(" +"));
        var steps = MentorshipSteps.taken().stream()
                .filter(step -> names.contains(step.toString()))
                .toList();
        assertThat(steps)
                .hasSameSizeAs(names)
                .allSatisfy(step -> assertThat(refusingPhases(step)).isEqualTo(EnumSet.complementOf(allowed)));
    }

    @Test
    @DisplayName("is told in a refusal, with the one that is needed")
    void tells() {
        var refused =
                in(Phase.PAUSED).when(by(BOB), new Reflect(ID, "a", null, null)).decision();
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal().message())
                                .isEqualTo("The mentorship is paused; this step needs it to be closing."));
    }

    @Test
    @DisplayName("is in the table above for every step after the start")
    void tableIsComplete() {
        var match = Arrays.stream(MatchCommand.class.getPermittedSubclasses()).map(Class::getSimpleName);
        var here = Stream.concat(
                        match,
                        Arrays.stream(PhasesTest.class.getDeclaredMethods())
                                .filter(method -> method.getName().equals("steps"))
                                .map(method -> method.getAnnotation(CsvSource.class))
                                .flatMap(table -> Arrays.stream(table.value()))
                                .flatMap(row ->
                                        Arrays.stream(row.split(":")[1].trim().split(" +"))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(here)
                .isEqualTo(MentorshipSteps.taken().stream()
                        .map(Taken::toString)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("moves on by events, and back from a pause")
    void moves() {
        stories().forEach((phase, story) -> assertThat(Phase.of(story.state())).isEqualTo(phase));
        assertThat(Phase.of(in(Phase.PAUSED).given(new MentorshipResumed(ID)).state()))
                .isEqualTo(Phase.ACTIVE);
    }

    @Test
    @DisplayName("does not matter to strangers, who are refused in any")
    void strangers() {
        stories()
                .values()
                .forEach(story -> story.when(by(Story.EVE), new Resume(ID)).refused(NOT_A_MEMBER, "participantId"));
        in(Phase.PAUSED).when(coordinator(), new Resume(ID)).accepted();
    }
}
