package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.CommandSide.START;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.automation.AutomationTestSenders.dyingAfter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.automation.AutomatedService.Logged;
import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.command.automation.KillSwitch.Killed;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReleaseSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReserved;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("When a match is accepted by all")
class StartOrUndoTest {

    @TempDir
    private Path directory;

    private final ServiceClock clock = ServiceClock.simulatedFrom(START);

    @Test
    @DisplayName("it starts, and every step says which automation took it and because of which event")
    void envelope() {
        try (var service = open(Parts.real())) {
            new Cast(service).assemble();
            var id = new Cast(service).acceptedPair("ann", "bob");
            service.settle();

            var acceptance = service.log().stream()
                    .filter(logged -> logged.event() instanceof MatchAcceptedByAll)
                    .findFirst()
                    .orElseThrow();
            var steps = service.log().stream()
                    .filter(logged ->
                            logged.event() instanceof SlotReserved || logged.event() instanceof MentorshipStarted)
                    .toList();
            assertThat(steps).hasSize(3).allSatisfy(step -> {
                assertThat(step.envelope().actor()).isEqualTo("automation:start-or-undo");
                assertThat(step.envelope().actorRole()).isEqualTo(ActorRole.AUTOMATION);
                assertThat(step.envelope().correlationId())
                        .isEqualTo(acceptance.envelope().correlationId());
                assertThat(step.envelope().causationId()).isEqualTo(acceptance.eventId());
            });
            assertThat(service.story(id.value())).endsWith("MentorshipStarted");
        }
    }

    @Test
    @DisplayName("but somebody withdrew in the meantime, it ends for that reason and nobody keeps a slot")
    void withdrawn() {
        try (var service = open(Parts.real())) {
            new Cast(service).assemble();
            accepted(service.asCoordinator(propose("ann", "bob")));
            accepted(service.asCoordinator(new Withdraw(enrollment("ann", Role.MENTOR), null)));
            new Cast(service).acceptAll(pair("ann", "bob", 1), "ann", "bob");
            service.settle();

            assertThat(service.log().getLast().event())
                    .isEqualTo(new MentorshipNotStarted(pair("ann", "bob", 1), NotStartedReason.ENROLLMENT_INACTIVE));
            SlotLedger.assertBalanced(service.log());
        }
    }

    @Test
    @DisplayName("but somebody's data was erased in the meantime, it ends for that reason and nobody keeps a slot")
    void erased() {
        var id = pair("ann", "bob", 1);
        try (var service = open(Parts.unattended())) {
            new Cast(service).assemble();
            new Cast(service).acceptedPair("ann", "bob");
            accepted(service.asCoordinator(new ErasePersonalData(person("bob"))));
        }
        try (var service = open(Parts.real())) {
            service.settle();

            assertThat(service.log())
                    .extracting(Logged::event)
                    .contains(new MentorshipNotStarted(id, NotStartedReason.PERSONAL_DATA_ERASED));
            SlotLedger.assertBalanced(service.log());
        }
    }

    @Test
    @DisplayName(
            "and the service is killed while it gives slots back, it does not start after all when one becomes free")
    void noSecondThoughts() {
        var group = Cast.groupId("late");
        try (var service = open(Parts.unattended())) {
            var cast = new Cast(service);
            cast.assemble();
            cast.proposedGroup("late", "ann", "bob", "cem", "dua", "eve");
            cast.acceptedPair("ann", "fay");
            cast.acceptAll(group, "ann", "bob", "cem", "dua", "eve");
        }
        try (var service = open(dyingAfter(ReleaseSlot.class))) {
            assertThatKilled(service);
        }
        try (var service = open(Parts.unattended())) {
            assertThat(service.story(enrollment("ann", Role.MENTOR).value())).endsWith("SlotReserved");
            new Cast(service).endEarly(pair("ann", "fay", 1));
            accepted(service.asCoordinator(new ReleaseSlot(enrollment("ann", Role.MENTOR), pair("ann", "fay", 1))));
        }
        try (var service = open(Parts.real())) {
            service.settle();
            assertThat(service.story(group.value())).endsWith("MatchAcceptedByAll", "MentorshipNotStarted");
            SlotLedger.assertBalanced(service.log());
        }
    }

    @Test
    @DisplayName("and the match ended before it could start, the slots taken for it are given back")
    void overBeforeItStarted() {
        var id = pair("ann", "bob", 1);
        try (var service = open(Parts.unattended())) {
            new Cast(service).assemble();
            new Cast(service).acceptedPair("ann", "bob");
        }
        var ending = Parts.real().with(sender -> (command, envelope) -> {
            if (command instanceof Activate) {
                accepted(sender.send(
                        new DoNotStart(id, NotStartedReason.NO_SLOT),
                        Envelope.automation("other", "other", "other", "other")));
            }
            return sender.send(command, envelope);
        });
        try (var service = open(ending)) {
            service.settle();
            assertThat(service.story(id.value())).endsWith("MatchAcceptedByAll", "MentorshipNotStarted");
            SlotLedger.assertBalanced(service.log());
        }
    }

    @Test
    @DisplayName("as are more matches than a mentor has slots, at once, only as many go live as there are slots")
    void race() throws Exception {
        var mentees = List.of("bob", "cem", "dua", "eve", "fay");
        try (var service = open(Parts.real());
                var people = Executors.newFixedThreadPool(mentees.size())) {
            var cast = new Cast(service);
            cast.assemble(2);
            mentees.forEach(mentee -> {
                accepted(service.asCoordinator(propose("ann", mentee)));
                cast.acceptAll(pair("ann", mentee, 1), "ann");
            });
            service.runner.start();
            var gate = new CountDownLatch(1);
            List<Future<?>> answers = new ArrayList<>();
            for (var mentee : mentees) {
                answers.add(people.submit(() -> {
                    gate.await();
                    return accepted(service.as(person(mentee), new AcceptMatch(pair("ann", mentee, 1))));
                }));
                answers.add(people.submit(() -> {
                    gate.await();
                    return service.runner.runDue();
                }));
            }
            gate.countDown();
            for (var answer : answers) {
                answer.get();
            }
            service.settle();
            service.runner.stop();

            SlotLedger.assertBalanced(service.log());
            var log = service.log();
            assertThat(log)
                    .filteredOn(logged -> logged.event() instanceof MentorshipStarted)
                    .hasSize(2);
            assertThat(log)
                    .filteredOn(logged -> logged.event() instanceof MentorshipNotStarted)
                    .hasSize(3)
                    .allSatisfy(logged -> assertThat(((MentorshipNotStarted) logged.event()).reason())
                            .isEqualTo(NotStartedReason.NO_SLOT));
        }
    }

    private static void assertThatKilled(AutomatedService service) {
        assertThat(catchThrowable(service::settle)).isInstanceOf(Killed.class);
    }

    private AutomatedService open(Parts parts) {
        return new AutomatedService(directory, clock, parts);
    }
}
