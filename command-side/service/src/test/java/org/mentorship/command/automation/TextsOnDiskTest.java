package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.Cohort;
import org.mentorship.contract.Command;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.EnrollmentCommand.PauseEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.ResumeEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.Milestone;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.contract.time.ServiceClock;

/** People say everything that can be said, by commands to the real aggregates on the real store. */
@DisplayName("What people write about themselves and each other")
class TextsOnDiskTest {

    /** In each text that is said. */
    private static final String SAID = "Herzensangelegenheit";

    private static final ParticipantId ANN = person("ann");
    private static final ParticipantId BOB = person("bob");

    private final Path directory;
    private final AutomatedService service;
    private final Cast cast;
    private int texts;

    TextsOnDiskTest(@TempDir Path directory) {
        this.directory = directory;
        this.service =
                new AutomatedService(directory, ServiceClock.simulatedFrom(START), AutomatedService.Parts.real());
        this.cast = new Cast(service);
    }

    @AfterEach
    void close() {
        service.close();
        GenericEventMessage.clock = Clock.systemUTC();
    }

    private String text() {
        return SAID + " " + texts++;
    }

    private List<String> created(ParticipantId person, Command command) {
        return accepted(service.as(person, command)).createdIds();
    }

    @Test
    @DisplayName("is in no file of the data directory, neither while the service runs nor after it ended")
    void nowhere() throws Exception {
        people();
        declinedAndWithdrawn();
        var pair = cast.acceptedPair("ann", "bob");
        service.settle();
        mentorship(pair);
        closure(pair);
        group();
        accepted(service.as(BOB, new PauseEnrollment(enrollment("bob", Role.MENTEE), text())));
        accepted(service.as(BOB, new ResumeEnrollment(enrollment("bob", Role.MENTEE))));
        accepted(service.as(BOB, new Withdraw(enrollment("bob", Role.MENTEE), text())));
        service.settle();

        assertThat(textsInTheLog()).as("every text there is was said").isEqualTo(textsOfEvents());
        assertThat(filesWithWhatWasSaid()).isEmpty();
        service.close();
        assertThat(filesWithWhatWasSaid()).isEmpty();
    }

    private void people() {
        cast.createProgram();
        cast.enrol(Role.MENTOR, 3, "ann");
        cast.enrol(Role.MENTEE, 1, "cem", "dua");
        accepted(service.asCoordinator(
                new RegisterParticipant(BOB, text(), SAID + "@example.org", text(), text(), Cohort.attributes())));
        accepted(service.as(
                BOB, new UpdateProfile(BOB, text(), SAID + "@example.com", text(), text(), Cohort.attributes())));
        accepted(service.as(
                BOB,
                new Enroll(
                        enrollment("bob", Role.MENTEE),
                        PROGRAM,
                        BOB,
                        Role.MENTEE,
                        2,
                        List.of(text(), text()),
                        List.of())));
    }

    private void declinedAndWithdrawn() {
        var withCem = pair("ann", "cem", 1);
        accepted(service.as(
                person("cem"),
                new RequestMentor(withCem, PROGRAM, Format.ONE_ON_ONE, ANN, person("cem"), text(), text())));
        accepted(service.as(ANN, new DeclineMatch(withCem, text())));
        var withDua = pair("ann", "dua", 1);
        accepted(service.asCoordinator(
                new ProposeMatch(withDua, PROGRAM, Format.ONE_ON_ONE, List.of(ANN), List.of(person("dua")), text())));
        accepted(service.asCoordinator(new WithdrawProposal(withDua, text())));
    }

    private void mentorship(MentorshipId id) {
        created(
                ANN,
                new ProposeAgreement(id, new Agreement(text(), text(), text(), text(), 7, List.of(MeetingMode.VIDEO))));
        created(ANN, new SignAgreement(id));
        created(BOB, new SignAgreement(id));
        var goal = created(BOB, new SetGoals(id, List.of(goal()))).getFirst();
        created(BOB, new ReviseGoal(id, goal, goal()));
        created(BOB, new RecordGoalProgress(id, goal, 1, text()));
        created(BOB, new DropGoal(id, goal, text()));
        var start = service.clock.instant();
        var meeting = created(
                        ANN,
                        new ScheduleMeeting(
                                id, start.plus(Duration.ofDays(1)), 30, MeetingMode.VIDEO, List.of(text(), text())))
                .getFirst();
        created(ANN, new CancelMeeting(id, meeting, text()));
        created(
                ANN,
                new LogMeeting(
                        id, null, start, 30, MeetingMode.VIDEO, List.of(ANN, BOB), List.of(text()), text(), List.of()));
        created(ANN, new AddActionItem(id, text(), BOB, null));
        created(ANN, new ShareResource(id, text(), "https://example.org/" + SAID, ResourceKind.BOOK));
        var introduction = created(ANN, new MakeIntroduction(id, IntroductionKind.REFERRAL, text(), text(), BOB))
                .getFirst();
        created(ANN, new RecordIntroductionOutcome(id, introduction, IntroductionOutcome.JOB, text()));
        created(BOB, new CheckIn(id, 3, 3, text(), text()));
        created(ANN, new Recognise(id, BOB, text()));
        var feedback = created(
                        ANN,
                        new GiveFeedback(
                                id,
                                FeedbackKind.WORK,
                                FeedbackDirection.MENTOR_TO_MENTEE,
                                "satisfaction",
                                List.of(4, 9),
                                text(),
                                text(),
                                Visibility.SHARED,
                                BOB))
                .getFirst();
        created(ANN, new CorrectFeedback(id, feedback, List.of(5, 9), text()));
        var concern = created(BOB, new RaiseConcern(id, Severity.LOW, text())).getFirst();
        accepted(service.asCoordinator(new ResolveConcern(id, concern, text())));
        created(BOB, new Pause(id, text(), null));
        created(BOB, new Resume(id));
    }

    private Goal goal() {
        return new Goal(
                text(),
                text(),
                List.of("leading"),
                2,
                1,
                Stream.generate(this::text).limit(5).toList(),
                List.of(new Milestone("", text(), null)),
                null);
    }

    private void closure(MentorshipId id) {
        created(BOB, new RequestClosure(id, text()));
        created(ANN, new Reflect(id, text(), text(), text()));
        created(BOB, new Reflect(id, text(), text(), text()));
        created(BOB, new AgreeTransitionPlan(id, text()));
        created(BOB, new CompleteClosure(id, false));
        service.settle();
        service.time.advanceTo(service.clock.instant().plus(Duration.ofDays(100)));
        created(BOB, new RecordFollowUp(id, 3, Advancement.PROMOTION, 5, true, false, text()));
    }

    private void group() {
        var group = cast.acceptedGroup("circle", "ann", "bob", "cem");
        service.settle();
        accepted(service.as(person("cem"), new RemoveMember(group, person("cem"), text())));
        accepted(service.as(ANN, new EndEarly(group, EndReason.TIME, text())));
    }

    private Set<String> filesWithWhatWasSaid() throws Exception {
        var with = new TreeSet<String>();
        try (var files = Files.walk(directory)) {
            var regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular)
                    .extracting(file -> file.getFileName().toString())
                    .contains("events.db", "keys.db", "automations.db");
            for (var file : regular) {
                if (new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(SAID)) {
                    with.add(file.getFileName().toString());
                }
            }
        }
        return with;
    }

    /** The marked components of the events in the log that hold ciphertext. */
    private Set<String> textsInTheLog() {
        return service.log().stream()
                .flatMap(logged -> ciphertexts(logged.event()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ciphertexts(Object record) {
        return Arrays.stream(record.getClass().getRecordComponents()).flatMap(component -> {
            var value = value(component, record);
            return component.isAnnotationPresent(Protected.class)
                    ? isCiphertext(value) ? Stream.of(name(component)) : Stream.empty()
                    : within(value);
        });
    }

    private static Stream<String> within(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list.stream().flatMap(TextsOnDiskTest::within);
            case StreamId _ -> Stream.empty();
            case Record record -> ciphertexts(record);
            case null, default -> Stream.empty();
        };
    }

    private static boolean isCiphertext(@Nullable Object value) {
        return switch (value) {
            case String text -> text.startsWith(Revealer.TOKEN_PREFIX);
            case List<?> list -> !list.isEmpty() && list.stream().allMatch(TextsOnDiskTest::isCiphertext);
            case null, default -> false;
        };
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    /** The marked components of all events there are. */
    private static Set<String> textsOfEvents() {
        return EventTypes.all().values().stream()
                .flatMap(TextsOnDiskTest::marked)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> marked(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(TextsOnDiskTest::marked);
            case Class<?> record
            when record.isRecord() ->
                Arrays.stream(record.getRecordComponents())
                        .flatMap(component -> component.isAnnotationPresent(Protected.class)
                                ? Stream.of(name(component))
                                : marked(component.getGenericType()));
            default -> Stream.empty();
        };
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
