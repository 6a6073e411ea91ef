package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.contract.enrollment.EnrollmentCommand.PauseEnrollment;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.program.ProgramCommand.ArchiveProgram;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("An automation that is killed half-way and restarted")
class KilledAtEachStepTest {

    private static final int ENDLESS = 500;

    @TempDir
    private Path directory;

    /** What is done before, what the automations are then to do, and how the stream that matters then ends. */
    enum Scenario {
        START_A_MATCH(pair("ann", "bob", 1), List.of("MatchAcceptedByAll", "MentorshipStarted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
            }
        },
        UNDO_A_MATCH_WITHOUT_A_SLOT(Cast.groupId("late"), List.of("MatchAcceptedByAll", "MentorshipNotStarted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                var late = cast.proposedGroup("late", "ann", "bob", "cem", "dua", "eve");
                cast.acceptedPair("ann", "fay");
                cast.acceptAll(late, "ann", "bob", "cem", "dua", "eve");
            }
        },
        UNDO_A_MATCH_OF_SOMEBODY_PAUSED(pair("ann", "bob", 1), List.of("MatchAcceptedByAll", "MentorshipNotStarted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
                accepted(cast.service()
                        .asCoordinator(new PauseEnrollment(enrollment("bob", Role.MENTEE), "Parental leave")));
            }
        },
        UNDO_A_MATCH_OF_SOMEBODY_ERASED(pair("ann", "bob", 1), List.of("MatchAcceptedByAll", "MentorshipNotStarted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
                accepted(cast.service().asCoordinator(new ErasePersonalData(person("bob"))));
            }
        },
        UNDO_A_MATCH_OF_AN_ARCHIVED_PROGRAM(
                pair("ann", "bob", 1), List.of("MatchAcceptedByAll", "MentorshipNotStarted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
                accepted(cast.service().asCoordinator(new ArchiveProgram(PROGRAM)));
            }
        },
        ADMIT_A_MEMBER(Cast.groupId("group"), List.of("MemberAdded", "MemberJoined")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.add(Cast.groupId("group"), "dua");
            }
        },
        REFUSE_A_MEMBER(Cast.groupId("group"), List.of("MemberAdded", "MemberNotAdmitted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble(2);
                cast.acceptedGroup("group", "ann", "bob", "cem");
                cast.proposedGroup("other", "ann", "dua", "eve");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.acceptAll(Cast.groupId("other"), "ann", "dua", "eve");
                cast.add(Cast.groupId("group"), "dua");
            }
        },
        REFUSE_A_MEMBER_WHO_WAS_ERASED(Cast.groupId("group"), List.of("MemberAdded", "MemberNotAdmitted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.add(Cast.groupId("group"), "dua");
                accepted(cast.service().asCoordinator(new ErasePersonalData(person("dua"))));
            }
        },
        ANSWER_A_MEMBER_AFTER_A_PAUSE(
                Cast.groupId("group"),
                List.of("MemberAdded", "MentorshipPaused", "MentorshipResumed", "MemberJoined")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.add(Cast.groupId("group"), "dua");
                accepted(cast.service().as(person("ann"), new Pause(Cast.groupId("group"), null, null)));
            }

            @Override
            void atTheEnd(Cast cast) {
                accepted(cast.service().as(person("ann"), new Resume(Cast.groupId("group"))));
            }
        },
        REFUSE_A_MEMBER_WHEN_THE_GROUP_CLOSES(
                Cast.groupId("group"), List.of("MemberAdded", "ClosureRequested", "MemberNotAdmitted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.add(Cast.groupId("group"), "dua");
                accepted(cast.service().as(person("ann"), new RequestClosure(Cast.groupId("group"), null)));
            }
        },
        REFUSE_A_MEMBER_WHEN_THE_GROUP_CLOSES_AFTER_A_PAUSE(
                Cast.groupId("group"),
                List.of("MemberAdded", "MentorshipPaused", "ClosureRequested", "MemberNotAdmitted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.add(Cast.groupId("group"), "dua");
                accepted(cast.service().as(person("ann"), new Pause(Cast.groupId("group"), null, null)));
            }

            @Override
            void atTheEnd(Cast cast) {
                accepted(cast.service().as(person("ann"), new RequestClosure(Cast.groupId("group"), null)));
            }
        },
        RELEASE_WHEN_A_MEMBER_LEFT(Cast.groupId("group"), List.of("MentorshipStarted", "MemberLeft")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem", "dua");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                accepted(
                        cast.service().as(person("dua"), new RemoveMember(Cast.groupId("group"), person("dua"), null)));
            }
        },
        KEEP_THE_SLOT_OF_A_MEMBER_WHO_LEFT_AND_CAME_BACK(
                Cast.groupId("group"), List.of("MemberLeft", "MemberAdded", "MemberJoined")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.enrol(Role.MENTOR, 3, "gil");
                cast.enrol(Role.MENTEE, 2, "hal");
                cast.acceptedGroup("group", "gil", "bob", "cem", "hal");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                var group = Cast.groupId("group");
                accepted(cast.service().as(person("hal"), new RemoveMember(group, person("hal"), null)));
                cast.add(group, "hal");
            }
        },
        RELEASE_WHEN_COMPLETED(pair("ann", "bob", 1), List.of("MentorshipCompleted")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.close(pair("ann", "bob", 1), "ann", "bob");
            }
        },
        RELEASE_WHEN_ENDED_EARLY(Cast.groupId("group"), List.of("MentorshipEndedEarly")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedGroup("group", "ann", "bob", "cem");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.add(Cast.groupId("group"), "dua");
                cast.endEarly(Cast.groupId("group"));
            }
        },
        EXPIRE_A_PROPOSAL(pair("ann", "bob", 1), List.of("MatchProposed", "ProposalExpired")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                accepted(cast.service().asCoordinator(propose("ann", "bob")));
            }

            @Override
            Instant until() {
                return START.plus(Duration.ofDays(30));
            }
        },
        NUDGE_AND_ASK_FOR_FEEDBACK(
                pair("ann", "bob", 1),
                List.of("MentorshipStarted", "NudgeRaised", "FeedbackDueRaised", "NudgeRaised", "NudgeRaised")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
            }

            @Override
            Instant until() {
                return START.plus(Duration.ofDays(7 * 7));
            }
        },
        ASK_FOR_FEEDBACK_AFTER_A_PAUSE_THAT_ENDS_IN_CLOSING(
                pair("ann", "bob", 1), List.of("MentorshipPaused", "ClosureRequested", "FeedbackDueRaised")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                accepted(cast.service().as(person("ann"), new Pause(pair("ann", "bob", 1), null, null)));
            }

            @Override
            Instant meanwhile() {
                return START.plus(Duration.ofDays(5 * 7));
            }

            @Override
            void atTheEnd(Cast cast) {
                accepted(cast.service().as(person("ann"), new RequestClosure(pair("ann", "bob", 1), null)));
            }

            @Override
            Instant until() {
                return meanwhile();
            }
        },
        FOLLOW_UP(
                pair("ann", "bob", 1),
                List.of("MentorshipCompleted", "FollowUpDueRaised", "FollowUpDueRaised", "FollowUpDueRaised")) {
            @Override
            void prepare(Cast cast) {
                cast.assemble();
                cast.acceptedPair("ann", "bob");
            }

            @Override
            void beforeTheEnd(Cast cast) {
                cast.close(pair("ann", "bob", 1), "ann", "bob");
            }

            @Override
            Instant until() {
                return START.plus(Duration.ofDays(400));
            }
        };

        private final MentorshipId mentorship;
        private final List<String> ending;

        Scenario(MentorshipId mentorship, List<String> ending) {
            this.mentorship = mentorship;
            this.ending = ending;
        }

        /** What happened before the automations were there at all. */
        abstract void prepare(Cast cast);

        /** What people do once the automations have caught up, while these are stopped. */
        void beforeTheEnd(Cast cast) {}

        /** Until when the automations then run. */
        Instant meanwhile() {
            return START;
        }

        /** What people do after that. */
        void atTheEnd(Cast cast) {}

        Instant until() {
            return START;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scenario.class)
    @DisplayName("at each step once, over and over, does all of its work, and each part of it once")
    void killedOverAndOver(Scenario scenario) throws IOException {
        var expected = undisturbed(scenario);
        var kill = KillSwitch.onceAtEachPoint();

        assertThat(play(scenario, home("killed"), kill)).isEqualTo(expected);
        assertThat(kill.kills()).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"START_A_MATCH", "UNDO_A_MATCH_WITHOUT_A_SLOT"})
    @DisplayName("at any single step does all of its work, and each part of it once")
    void killedOnce(Scenario scenario) throws IOException {
        var expected = undisturbed(scenario);
        var clock = ServiceClock.simulatedFrom(START);
        var prepared = home("prepared");
        try (var service = new AutomatedService(prepared, clock, Parts.unattended())) {
            scenario.prepare(new Cast(service));
        }
        var passed = false;
        for (var point = 1; !passed && point < ENDLESS; point++) {
            var kill = KillSwitch.atPoint(point);
            var home = copy(prepared, home("killed-" + point));
            AutomatedService.survive(home, clock, kill, service -> {
                service.settle();
                SlotLedger.assertBalanced(service.log());
                assertThat(service.story()).isEqualTo(expected);
            });
            passed = kill.kills() == 0;
        }
        assertThat(passed).as("the last run was not killed").isTrue();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private Map<String, List<String>> undisturbed(Scenario scenario) throws IOException {
        var story = play(scenario, home("undisturbed"), KillSwitch.never());
        assertThat(story.get(scenario.mentorship.value())).containsSubsequence(scenario.ending);
        assertThat(story.get(scenario.mentorship.value())).endsWith(scenario.ending.getLast());
        assertThat(story).containsKey(PROGRAM.value());
        return story;
    }

    private static Map<String, List<String>> play(Scenario scenario, Path home, KillSwitch kill) {
        var clock = ServiceClock.simulatedFrom(START);
        try (var service = new AutomatedService(home, clock, Parts.unattended())) {
            scenario.prepare(new Cast(service));
        }
        AutomatedService.survive(home, clock, kill, AutomatedService::settle);
        meanwhile(home, clock, scenario::beforeTheEnd);
        AutomatedService.survive(home, clock, kill, service -> service.time.advanceTo(scenario.meanwhile()));
        meanwhile(home, clock, scenario::atTheEnd);
        AutomatedService.survive(home, clock, kill, service -> service.time.advanceTo(scenario.until()));
        try (var service = new AutomatedService(home, clock, Parts.real())) {
            service.settle();
            SlotLedger.assertBalanced(service.log());
            assertThat(service.runner.status().entries().failing()).isZero();
            assertThat(service.runner.status().entries().overdue()).isZero();
            return service.story();
        }
    }

    private static void meanwhile(Path home, ServiceClock clock, Consumer<Cast> deeds) {
        try (var service = new AutomatedService(home, clock, Parts.unattended())) {
            deeds.accept(new Cast(service));
        }
    }

    private Path home(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }
}
