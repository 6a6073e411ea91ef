package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.CommandSide.START;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("The automations' to-do list")
class AutomationRunnerTest {

    @TempDir
    private Path directory;

    private final ServiceClock clock = ServiceClock.simulatedFrom(START);

    @Test
    @DisplayName("is worked on in the background, as soon as there is something on it")
    void background() {
        try (var service = open(Parts.real())) {
            service.runner.start();
            new Cast(service).assemble();
            var id = new Cast(service).acceptedPair("ann", "bob");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(service.story(id.value())).endsWith("MentorshipStarted"));
            service.runner.stop();
        }
    }

    @Test
    @DisplayName("keeps an entry that failed by accident and tries it again at once")
    void triesAgainAtOnce() {
        var accidents = new AtomicInteger(1);
        try (var service = open(Parts.real().with(failing(accidents)))) {
            new Cast(service).assemble();
            var id = new Cast(service).acceptedPair("ann", "bob");
            service.settle();

            assertThat(service.story(id.value())).endsWith("MentorshipStarted");
            SlotLedger.assertBalanced(service.log());
            assertThat(service.runner.status().failing()).isZero();
        }
    }

    @Test
    @DisplayName(
            "waits longer after each failure, shows the failing entry in health, and does it when the cause is gone")
    void backsOff() {
        var accidents = new AtomicInteger(Integer.MAX_VALUE);
        var machine = new AtomicReference<>(Instant.EPOCH);
        try (var service = open(Parts.real().with(failing(accidents)).with(machine::get))) {
            new Cast(service).assemble();
            var id = new Cast(service).acceptedPair("ann", "bob");
            service.settle();

            assertThat(Integer.MAX_VALUE - accidents.get()).isEqualTo(2);
            assertThat(service.runner.runDue()).isZero();
            assertThat(Integer.MAX_VALUE - accidents.get()).isEqualTo(2);
            var status = service.runner.status();
            assertThat(status.failing()).isEqualTo(1);
            assertThat(status.overdue()).isEqualTo(1);
            assertThat(status.lastError()).isEqualTo("ConcurrencyException");
            var health = new AutomationHealth(() -> Optional.of(status), Optional::empty).check();
            assertThat(health.state()).isEqualTo(State.DEGRADED);
            assertThat(health.details()).containsEntry("lastError", "ConcurrencyException");

            machine.set(Instant.EPOCH.plusSeconds(1));
            service.runner.runDue();
            assertThat(Integer.MAX_VALUE - accidents.get()).isEqualTo(3);
            accidents.set(0);
            machine.set(Instant.EPOCH.plusSeconds(3));
            assertThat(service.runner.runDue()).isEqualTo(1);
            service.settle();
            assertThat(service.story(id.value())).endsWith("MentorshipStarted");
            assertThat(new AutomationHealth(() -> Optional.of(service.runner.status()), Optional::empty)
                            .check()
                            .state())
                    .isEqualTo(State.UP);
        }
    }

    @Test
    @DisplayName("has waits that double from a second to an hour")
    void waits() {
        assertThat(AutomationRunner.waitAfter(1)).isZero();
        assertThat(AutomationRunner.waitAfter(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(AutomationRunner.waitAfter(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(AutomationRunner.waitAfter(100)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @DisplayName(
            "keeps an entry whose command is refused in a way that nothing was planned for, without holding up others")
    void unexpectedRefusal() {
        try (var service = open(Parts.real()
                .with(sender ->
                        (command, envelope) -> command instanceof Activate(var id) && id.equals(pair("ann", "bob", 1))
                                ? new Rejected(RejectionCode.PROGRAM_ARCHIVED, "Archived", List.of())
                                : sender.send(command, envelope)))) {
            new Cast(service).assemble(2);
            new Cast(service).acceptedPair("ann", "bob");
            var other = new Cast(service).acceptedPair("ann", "cem");
            service.settle();

            assertThat(service.story(other.value())).endsWith("MentorshipStarted");
            assertThat(service.runner.status().lastError()).isEqualTo("PROGRAM_ARCHIVED");
        }
    }

    @Test
    @DisplayName("keeps an entry of an automation that this version does not have")
    void unknownAutomation() {
        try (var service = open(Parts.real())) {
            service.db
                    .transactions()
                    .executeInTransaction(() -> service.todos.apply(
                            1,
                            List.of(new TodoChange.Put(
                                    new Todo("gone/x", "gone", "mnt_x", START, "{}", "event", "correlation")))));
            service.settle();

            assertThat(service.runner.status().failing()).isEqualTo(1);
            assertThat(service.runner.status().lastError()).isEqualTo(AutomationRunner.UNKNOWN_AUTOMATION);
        }
    }

    @Test
    @DisplayName("is worked on once the event store is there, which was away when this process took over")
    void eventStoreAwayAtFirst() {
        try (var service = open(Parts.real())) {
            service.db
                    .transactions()
                    .executeInTransaction(() -> service.todos.apply(
                            1,
                            List.of(new TodoChange.Put(
                                    new Todo("gone/x", "gone", "mnt_x", START, "{}", "event", "correlation")))));
            var asked = new AtomicInteger();
            var reading = new LogReading(service.axon.eventStore(), () -> null) {
                @Override
                boolean isHere() {
                    return true;
                }

                @Override
                @Nullable TrackingToken head() {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return super.head();
                }

                @Override
                boolean hasReached(@Nullable TrackingToken position) {
                    return true;
                }
            };
            var runner = new AutomationRunner(
                    service.todos,
                    AutomationModule.ALL,
                    clock,
                    InstantSource.system(),
                    new GatewaySender(service.axon.commandGateway()),
                    reading,
                    NoOpSpanFactory.INSTANCE,
                    _ -> {});
            runner.start();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    service.todos.status(START, true, null).failing())
                            .isEqualTo(1));
            runner.stop();
        }
    }

    @Test
    @DisplayName("says of a command that failed in another process what that process says")
    void failedElsewhere() {
        CommandSender away = (_, _) -> {
            throw new CommandExecutionException("failed", null, new HandlingFailure(Kind.STORE_AWAY, null));
        };
        try (var service = open(Parts.real().with(_ -> away))) {
            new Cast(service).assemble();
            new Cast(service).acceptedPair("ann", "bob");
            service.settle();

            assertThat(service.runner.status().lastError()).isEqualTo("STORE_AWAY");
        }
    }

    @Test
    @DisplayName("does not take an entry off the list that an event has renewed while the old one was being run")
    void renewedMeanwhile() {
        try (var service = open(Parts.real())) {
            var old = new Todo("nudge/mnt_x", "nudge", "mnt_x", START, "{}", "first", "c");
            var renewed = new Todo("nudge/mnt_x", "nudge", "mnt_x", START.plusSeconds(9), "{}", "second", "c");
            service.db
                    .transactions()
                    .executeInTransaction(() ->
                            service.todos.apply(1, List.of(new TodoChange.Put(old), new TodoChange.Put(renewed))));
            service.todos.remove(old);
            service.todos.rest(old);
            service.todos.remember(old, Map.of("lost", true));
            service.todos.failed(old, 1, START, "LOST");

            assertThat(service.db.transactions().fetchInTransaction(() -> service.todos.find("nudge/mnt_x")))
                    .contains(renewed);
            assertThat(service.runner.status().failing()).isZero();
        }
    }

    @Test
    @DisplayName("changes together with the token, or not at all")
    void withTheToken() {
        var broken = new AtomicBoolean(true);
        try (var service = open(Parts.unattended())) {
            new Cast(service).assemble();
            new Cast(service).acceptedPair("ann", "bob");
        }
        var refusals = new AtomicInteger();
        try (var service = open(Parts.real().withTokens(refusing(broken, refusals)))) {
            Awaitility.await().until(() -> refusals.get() > 0);
            assertThat(service.runner.status().pending()).isZero();
            assertThat(service.runner.runDue()).isZero();
        }
        broken.set(false);
        try (var service = open(Parts.real())) {
            service.settle();
            assertThat(service.story(enrollment("ann", Role.MENTOR).value()))
                    .containsExactly("Enrolled", "SlotReserved");
        }
    }

    @Test
    @DisplayName("is not kept from its token by the claim of a process that was killed")
    void claim() throws Exception {
        try (var service = open(Parts.real())) {
            service.settle();
            try (var connection = service.db.dataSource().getConnection();
                    var statement = connection.createStatement();
                    var result = statement.executeQuery(
                            "SELECT owner FROM TokenEntry WHERE processorName = 'automations'")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("embedded");
            }
        }
    }

    @Test
    @DisplayName(
            "is made anew when its file is lost: nothing is done twice, and what is still to come is not forgotten")
    void fileLost() throws Exception {
        int before;
        try (var service = open(Parts.real())) {
            new Cast(service).assemble();
            var first = new Cast(service).acceptedPair("ann", "bob");
            new Cast(service).acceptedPair("ann", "cem");
            service.time.advanceTo(START.plus(Duration.ofDays(30)));
            new Cast(service).close(first, "ann", "bob");
            service.time.advanceTo(START.plus(Duration.ofDays(200)));
            before = service.log().size();
        }
        Files.delete(directory.resolve("automations.db"));
        try (var service = open(Parts.real())) {
            service.settle();
            assertThat(service.log()).hasSize(before);
            service.time.advanceTo(START.plus(Duration.ofDays(600)));
            assertThat(service.log().size()).isGreaterThan(before);
            SlotLedger.assertBalanced(service.log());
        }
    }

    /** Refuses commands as a lost race for a stream does, so many times. */
    private static UnaryOperator<CommandSender> failing(AtomicInteger times) {
        return sender -> (command, envelope) -> {
            if (command instanceof Activate && times.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new ConcurrencyException("Somebody was faster");
            }
            return sender.send(command, envelope);
        };
    }

    private static UnaryOperator<TokenStore> refusing(AtomicBoolean broken, AtomicInteger refusals) {
        return real -> (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("storeToken") && broken.get()) {
                        refusals.incrementAndGet();
                        throw new IllegalStateException("The disk is full");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Optional.ofNullable(e.getCause()).orElse(e);
                    }
                });
    }

    private AutomatedService open(Parts parts) {
        return new AutomatedService(directory, clock, parts);
    }
}
