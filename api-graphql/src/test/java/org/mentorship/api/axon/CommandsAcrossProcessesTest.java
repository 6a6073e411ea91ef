package org.mentorship.api.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.probe.FaultyProxy;
import org.mentorship.query.contract.InvalidCursor;

@DisplayName("A command that another process handles")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "no Axon Server: set AXON_SERVER to host:port of one whose events may be written to")
class CommandsAcrossProcessesTest {

    private static final Accepted ACCEPTED = new Accepted("prg_1", 3, List.of("goal_1"));
    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final AxonServerProcess sender = opened(AxonServerProcess.at(server()));

    private static String server() {
        return System.getenv("AXON_SERVER");
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private FaultyProxy network() {
        var address = server().split(":", 2);
        return opened(FaultyProxy.to(new InetSocketAddress(address[0], Integer.parseInt(address[1]))));
    }

    private static String over(FaultyProxy network) {
        return "localhost:" + network.port();
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : open) {
            resource.close();
        }
    }

    /** Handlers are known to Axon Server a little after they have been registered. */
    private CommandOutcome onceHandled(AxonServerProcess from) {
        return await().atMost(A_WHILE)
                .ignoreExceptions()
                .until(() -> from.outcome("ready?"), CommandOutcome.class::isInstance);
    }

    private static void assertUnavailable(CompletableFuture<CommandOutcome> answer, String saying) {
        assertThat(answer)
                .failsWithin(A_WHILE)
                .withThrowableOfType(ExecutionException.class)
                .satisfies(failure -> assertThat(failure.getCause())
                        .isInstanceOfSatisfying(GraphQlFailure.class, told -> {
                            assertThat(told.code()).isEqualTo(FailureCode.UNAVAILABLE);
                            assertThat(told).hasMessageContaining(saying);
                        }));
    }

    private static void assertFailed(CompletableFuture<CommandOutcome> answer, Kind kind) {
        assertThat(answer)
                .failsWithin(A_WHILE)
                .withThrowableOfType(ExecutionException.class)
                .satisfies(failure -> assertThat(failure.getCause())
                        .isInstanceOfSatisfying(CommandExecutionException.class, told -> {
                            assertThat(told.<HandlingFailure>getDetails()
                                            .orElseThrow()
                                            .kind())
                                    .isEqualTo(kind);
                            assertThat(told.toString() + told.getCause()).doesNotContain("Ruth");
                        }));
    }

    @Test
    @DisplayName("comes with its envelope, and is answered as in one process")
    void handled() {
        var envelope = new AtomicReference<@Nullable Envelope>();
        opened(AxonServerProcess.at(server())).handling(message -> {
            envelope.set(Envelope.from(message.getMetaData()));
            return ACCEPTED;
        });

        assertThat(onceHandled(sender)).isEqualTo(ACCEPTED);
        assertThat(envelope.get())
                .extracting(Envelope::actor, Envelope::commandId, Envelope::reason)
                .containsExactly("ruth", "c1", "a reason");
    }

    @Test
    @DisplayName("is decided anew there when somebody else was faster")
    void retriedThere() {
        var attempts = new AtomicInteger();
        opened(AxonServerProcess.at(server())).handling(message -> {
            if (((AxonServerProcess.Ask) message.getPayload()).question().equals("race")
                    && attempts.incrementAndGet() < 3) {
                throw new StatusRuntimeException(
                        Status.OUT_OF_RANGE.withDescription("[AXONIQ-2000] Invalid sequence number"));
            }
            return ACCEPTED;
        });
        onceHandled(sender);

        assertThat(sender.outcome("race")).isEqualTo(ACCEPTED);
        assertThat(attempts).hasValue(3);
    }

    @Test
    @DisplayName("that fails by a defect there is told as an incident, without the words of the exception")
    void defect() {
        opened(AxonServerProcess.at(server())).handling(message -> {
            if (((AxonServerProcess.Ask) message.getPayload()).question().equals("break")) {
                throw new IllegalStateException("Ruth's note cannot be read");
            }
            return ACCEPTED;
        });
        onceHandled(sender);

        assertFailed(sender.send("break"), Kind.DEFECT);
    }

    @Test
    @DisplayName("is refused when that process is overloaded")
    void overloaded() {
        var gate = new CountDownLatch(1);
        opened(AxonServerProcess.smallAt(server())).handling(message -> {
            if (((AxonServerProcess.Ask) message.getPayload()).question().equals("wait")) {
                gate.await();
            }
            return ACCEPTED;
        });
        onceHandled(sender);

        var answers = List.of(sender.send("wait"), sender.send("wait"), sender.send("wait"));
        await().atMost(A_WHILE).until(() -> answers.stream().anyMatch(CompletableFuture::isDone));
        var refused = answers.stream().filter(CompletableFuture::isDone).toList();
        gate.countDown();

        assertThat(refused).hasSize(1);
        assertFailed(refused.getFirst(), Kind.OVERLOADED);
        assertThat(answers)
                .filteredOn(answer -> !refused.contains(answer))
                .allSatisfy(answer -> assertThat(answer).succeedsWithin(A_WHILE).isEqualTo(ACCEPTED));
    }

    @Test
    @DisplayName("is not taken, and nothing changed, where no process handles commands")
    void nobody() {
        assertUnavailable(sender.send("anybody?"), "nothing was changed");
    }

    @Test
    @DisplayName("is in doubt, and may be sent again, when that process is gone before it has answered")
    void gone() throws InterruptedException {
        var network = network();
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        opened(AxonServerProcess.at(over(network))).handling(message -> {
            if (((AxonServerProcess.Ask) message.getPayload()).question().equals("wait")) {
                begun.countDown();
                gate.await();
            }
            return ACCEPTED;
        });
        onceHandled(sender);

        var answer = sender.send("wait");
        begun.await();
        network.refuse();

        assertUnavailable(answer, "commandId \"c1\"");
        gate.countDown();
    }

    @Test
    @DisplayName("is refused while Axon Server is away, and taken again when it is back, without a restart of anybody")
    void axonServerAway() {
        var network = network();
        opened(AxonServerProcess.at(over(network))).handling(_ -> ACCEPTED);
        var away = opened(AxonServerProcess.at(over(network)));
        onceHandled(away);

        network.refuse();
        assertUnavailable(away.send("there?"), "commandId \"c1\"");
        network.work();

        assertThat(onceHandled(away)).isEqualTo(ACCEPTED);
    }

    @Test
    @DisplayName("is taken as soon as an Axon Server appears that was not there at the start")
    void axonServerLate() {
        var network = network();
        network.refuse();
        opened(AxonServerProcess.at(over(network))).handling(_ -> ACCEPTED);
        var late = opened(AxonServerProcess.at(over(network)));

        assertUnavailable(late.send("there?"), "commandId \"c1\"");
        network.work();

        assertThat(onceHandled(late)).isEqualTo(ACCEPTED);
    }

    @Test
    @DisplayName("is finished and answered before that process leaves, and the next goes to another one")
    void leaving() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var leaving = AxonServerProcess.at(server());
        leaving.handling(message -> {
            if (((AxonServerProcess.Ask) message.getPayload()).question().equals("wait")) {
                begun.countDown();
                gate.await();
            }
            return ACCEPTED;
        });
        onceHandled(sender);

        var answer = sender.send("wait");
        begun.await();
        var left = CompletableFuture.runAsync(leaving::close);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThatThrownBy(() -> sender.outcome("still there?"))
                        .isInstanceOf(CompletionException.class)
                        .hasMessageContaining("nothing was changed"));
        assertThat(left).isNotDone();
        gate.countDown();

        assertThat(answer).succeedsWithin(A_WHILE).isEqualTo(ACCEPTED);
        assertThat(left).succeedsWithin(A_WHILE);
    }

    @Test
    @DisplayName("has questions beside it, whose failures there come as codes, too")
    void questions() {
        var readSide = opened(AxonServerProcess.at(server()));
        readSide.axon().queryBus().subscribe("tests.question", Object.class, (QueryMessage<?, Object> question) -> {
            throw new InvalidCursor(String.valueOf(question.getPayload()));
        });

        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThatThrownBy(() -> ask("tests.question"))
                        .cause()
                        .isInstanceOfSatisfying(
                                QueryExecutionException.class,
                                failure -> assertThat(failure.<HandlingFailure>getDetails()
                                                .orElseThrow())
                                        .isEqualTo(new HandlingFailure(
                                                Kind.INVALID_CURSOR, new InvalidCursor("cursor").getMessage()))));
        assertThatThrownBy(() -> ask("tests.other")).hasCauseInstanceOf(NoHandlerForQueryException.class);
    }

    private Object ask(String question) {
        return sender.axon()
                .queryGateway()
                .query(question, "cursor", ResponseTypes.instanceOf(Object.class))
                .join();
    }
}
