package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.CommandSide.START;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.time.ServiceClock;
import org.slf4j.LoggerFactory;

@DisplayName("The automations' to-do list")
class AutomationRunnerTest {

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

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
            assertThat(service.runner.status().entries().failing()).isZero();
        }
    }

    @Test
    @DisplayName("keeps an entry that ran into an Error and tries it again")
    void triesAgainAfterError() {
        var accidents = new AtomicInteger(1);
        try (var service = open(Parts.real().with(sender -> (command, envelope) -> {
            if (command instanceof Activate && accidents.getAndDecrement() > 0) {
                throw new StackOverflowError();
            }
            return sender.send(command, envelope);
        }))) {
            new Cast(service).assemble();
            var id = new Cast(service).acceptedPair("ann", "bob");
            service.settle();

            assertThat(accidents).hasValueLessThan(1);
            assertThat(service.story(id.value())).endsWith("MentorshipStarted");
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
            assertThat(status.entries().failing()).isEqualTo(1);
            assertThat(status.entries().overdue()).isEqualTo(1);
            assertThat(status.entries().lastError()).isEqualTo("ConcurrencyException");
            var health = health(service.runner);
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
            assertThat(health(service.runner).state()).isEqualTo(State.UP);
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
            assertThat(service.runner.status().entries().lastError()).isEqualTo("PROGRAM_ARCHIVED");
        }
    }

    @Test
    @DisplayName("keeps an entry of an automation that this version does not have")
    void unknownAutomation() {
        try (var service = open(Parts.real())) {
            put(service, START);
            service.settle();

            assertThat(service.runner.status().entries().failing()).isEqualTo(1);
            assertThat(service.runner.status().entries().lastError()).isEqualTo(AutomationRunner.UNKNOWN_AUTOMATION);
        }
    }

    private static void put(AutomatedService service, Instant dueAt) {
        var todo = new Todo("gone/x", "gone", "mnt_x", dueAt, "{}", "event", "correlation");
        service.db.transactions().executeInTransaction(() -> service.todos.apply(1, List.of(new TodoChange.Put(todo))));
    }

    @Test
    @DisplayName("shows in health what should have been done minutes ago")
    void late() {
        try (var service = open(Parts.real())) {
            service.settle();
            put(service, START.minus(TodoCounts.LATE_AFTER).plusMillis(1));
            assertThat(health(service.runner).state()).isEqualTo(State.UP);

            clock.moveTo(START.plusMillis(1));
            assertThat(health(service.runner).state()).isEqualTo(State.DEGRADED);
            assertThat(health(service.runner).details()).containsEntry("late", 1L);
        }
    }

    @Test
    @DisplayName(
            "is worked on once the event store is there, which was away when this process took over, or after an Error")
    void eventStoreAwayAtFirst() {
        var lines = new CopyOnWriteArrayList<ILoggingEvent>();
        try (var service = open(Parts.real());
                var _ = new LogLines(lines::add)) {
            put(service, START);
            var asked = new AtomicInteger();
            var reading = new LogReading(service.axon.eventStore(), () -> null, new Stumbles(), OtherProcesses.NONE) {
                @Override
                boolean isHere() {
                    return true;
                }

                @Override
                @Nullable TrackingToken head() {
                    return switch (asked.incrementAndGet()) {
                        case 1 -> throw new IllegalStateException("away");
                        case 2 -> throw new StackOverflowError();
                        default -> super.head();
                    };
                }

                @Override
                boolean hasReached(@Nullable TrackingToken position) {
                    return true;
                }
            };
            var runner = runner(service, service.todos, reading);
            runner.start();

            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(service.todos.counts(START).failing()).isEqualTo(1));
            runner.stop();

            assertThat(lines.get(0).getThrowableProxy()).as("told in full").isNotNull();
            assertThat(lines.get(1).getThrowableProxy())
                    .as("and then in a line")
                    .isNull();
            assertThat(lines.get(1).getFormattedMessage()).contains("StackOverflowError");
        }
    }

    private AutomationRunner runner(AutomatedService service, TodoStore todos, LogReading reading) {
        return new AutomationRunner(
                todos,
                AutomationModule.ALL,
                clock,
                InstantSource.system(),
                new GatewaySender(service.axon.commandGateway()),
                reading,
                NoOpSpanFactory.INSTANCE,
                _ -> {});
    }

    private static PartHealth health(AutomationRunner runner) {
        return new AutomationHealth(() -> Optional.of(runner.status()), Optional::empty).check();
    }

    /** Sees what the runner writes to the log. */
    private static final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final Logger log = (Logger) LoggerFactory.getLogger(AutomationRunner.class);
        private final Consumer<ILoggingEvent> seen;

        LogLines(Consumer<ILoggingEvent> seen) {
            this.seen = seen;
            start();
            log.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent line) {
            seen.accept(line);
        }

        @Override
        public void close() {
            log.detachAppender(this);
        }
    }

    private static void die(ILoggingEvent line) {
        throw new StackOverflowError(line.getMessage());
    }

    @Test
    @DisplayName("shows in health that nobody works on it any more, where the thread that did has ended")
    void dead() {
        try (var service = open(Parts.real());
                var _ = new LogLines(AutomationRunnerTest::die)) {
            var reading = new LogReading(service.axon.eventStore(), () -> null, new Stumbles(), OtherProcesses.NONE) {
                @Override
                boolean isHere() {
                    throw new StackOverflowError();
                }

                @Override
                Optional<String> holdup() {
                    return Optional.empty();
                }

                @Override
                @Nullable Long lag() {
                    return null;
                }
            };
            var runner = runner(service, service.todos, reading);
            assertThat(health(runner).state()).isEqualTo(State.UP);
            runner.start();

            Awaitility.dontCatchUncaughtExceptions()
                    .await()
                    .untilAsserted(() -> assertThat(health(runner).state()).isEqualTo(State.DOWN));
            assertThat(health(runner).details().get("error")).asString().contains("thread");
            runner.stop();
            assertThat(health(runner).state()).isEqualTo(State.UP);
        }
    }

    @Test
    @DisplayName("is not taken for that of another log by a process that stops before it has looked often enough")
    void stoppedWhileItLooks() throws Exception {
        var looked = new CountDownLatch(1);
        try (var service = open(Parts.real())) {
            var reading = new LogReading(service.axon.eventStore(), () -> null, new Stumbles(), OtherProcesses.NONE) {
                @Override
                boolean isHere() {
                    return true;
                }

                @Override
                long position() {
                    return 7;
                }

                @Override
                long headPosition() {
                    looked.countDown();
                    return 3;
                }

                @Override
                void stop() {}
            };
            var runner = runner(service, new MongoTodoStore(mongo.database()), reading);
            runner.start();
            looked.await();
            runner.stop();

            assertThat(runner.behind()).isEmpty();
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

            assertThat(service.runner.status().entries().lastError()).isEqualTo("STORE_AWAY");
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
            assertThat(service.runner.status().entries().failing()).isZero();
        }
    }

    @Test
    @DisplayName("changes together with the token, or not at all, which health shows until the next attempt")
    void withTheToken() {
        var broken = new AtomicBoolean(true);
        try (var service = open(Parts.unattended())) {
            new Cast(service).assemble();
            new Cast(service).acceptedPair("ann", "bob");
        }
        var refusals = new AtomicInteger();
        try (var service = open(Parts.real().withTokens(refusing(broken, refusals)))) {
            Awaitility.await()
                    .until(() -> refusals.get() > 0
                            && !AutomationModule.reading(service.axon).isHere());
            assertThat(health(service.runner).state()).isEqualTo(State.DEGRADED);
            assertThat(health(service.runner).details()).containsEntry("following", false);
            assertThat(health(service.runner).details().get("error")).asString().contains("IllegalStateException");
            assertThat(service.runner.status().entries().pending()).isZero();
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
    @DisplayName("is worked on again, and not in part, once another program no longer holds its file")
    void heldByAnotherProgram() throws SQLException {
        try (var service = open(Parts.real())) {
            new Cast(service).assemble();
            service.settle();
            MentorshipId id;
            try (var own = service.db.dataSource().getConnection();
                    var statement = own.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 1");
            }
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("automations.db"));
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                id = new Cast(service).acceptedPair("ann", "bob");
                Awaitility.await()
                        .until(() -> !AutomationModule.reading(service.axon).isHere());
                statement.execute("ROLLBACK");
            }
            service.settle();

            assertThat(service.story(id.value())).endsWith("MentorshipStarted");
            SlotLedger.assertBalanced(service.log());
            assertThat(health(service.runner).state()).isEqualTo(State.UP);
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
