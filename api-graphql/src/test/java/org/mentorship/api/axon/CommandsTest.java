package org.mentorship.api.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.ProgramCommand.OpenEnrollment;

@DisplayName("A caller's command")
class CommandsTest {

    private static final OpenEnrollment COMMAND = new OpenEnrollment(new ProgramId("prg_1"));
    private static final Accepted ACCEPTED = new Accepted("prg_1", 3, List.of());
    private static final Caller COORDINATOR = new Caller("ruth", Set.of(ActorRole.COORDINATOR), null, "trace");
    private static final Caller PARTICIPANT =
            new Caller("ruth@idp", Set.of(ActorRole.PARTICIPANT), new ParticipantId("par_1"), null);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CommandMetrics metrics = new CommandMetrics(meters);
    private final SimpleCommandBus bus =
            SimpleCommandBus.builder().messageMonitor(metrics).build();
    private final Commands commands = new Commands(
            DefaultCommandGateway.builder().commandBus(new LocalCommands(bus)).build(), Runnable::run);

    private void handledBy(MessageHandler<CommandMessage<?>> handler) {
        bus.subscribe(OpenEnrollment.class.getName(), handler);
        bus.registerHandlerInterceptor(metrics);
    }

    private static CallerEnvelope envelope() {
        return CallerEnvelope.of(COORDINATOR, ActorRole.COORDINATOR, "c1");
    }

    private CommandOutcome send() {
        return commands.send(COMMAND, envelope()).join();
    }

    @Test
    @DisplayName("carries who, why and on what version")
    void metadata() {
        var sent = new AtomicReference<@Nullable Map<String, Object>>();
        handledBy(message -> {
            sent.set(message.getMetaData());
            return ACCEPTED;
        });
        var envelope = envelope()
                .onBehalfOf(new ParticipantId("par_2"))
                .because("asked by phone")
                .expecting(7L);

        var outcome = commands.send(COMMAND, envelope).join();

        assertThat(outcome).isEqualTo(ACCEPTED);
        var metadata = Objects.requireNonNull(sent.get());
        assertThat(Envelope.from(metadata))
                .isEqualTo(new Envelope(
                        "ruth", ActorRole.COORDINATOR, "par_2", "asked by phone", "c1", "c1", "c1", "trace"));
        assertThat(metadata).containsEntry(Envelope.EXPECTED_VERSION, "7");
    }

    @Test
    @DisplayName("names participants by their id, also where the issuer of tokens names them otherwise")
    void participant() {
        assertThat(CallerEnvelope.of(PARTICIPANT, ActorRole.PARTICIPANT, null)
                        .envelope()
                        .actor())
                .isEqualTo("par_1");
    }

    @Test
    @DisplayName("gets a command id of its own if it has none")
    void commandId() {
        var first = CallerEnvelope.of(COORDINATOR, ActorRole.COORDINATOR, null);
        var second = CallerEnvelope.of(COORDINATOR, ActorRole.COORDINATOR, null);

        assertThat(first.commandId()).isNotEqualTo(second.commandId());
        assertThat(first.toMetadata()).doesNotContainKey(Envelope.EXPECTED_VERSION);
    }

    @Test
    @DisplayName("decides anew when somebody else was faster")
    void retry() {
        var attempts = new AtomicInteger();
        handledBy(_ -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyException("faster");
            }
            return ACCEPTED;
        });

        assertThat(send()).isEqualTo(ACCEPTED);
        assertThat(attempts).hasValue(3);
    }

    @Test
    @DisplayName("decides anew when somebody else was faster at Axon Server, which says so in its own words")
    void retryOnAxonServer() {
        var attempts = new AtomicInteger();
        handledBy(_ -> {
            if (attempts.incrementAndGet() < 2) {
                throw new StatusRuntimeException(
                        Status.OUT_OF_RANGE.withDescription("[AXONIQ-2000] Invalid sequence number 3"));
            }
            return ACCEPTED;
        });

        assertThat(send()).isEqualTo(ACCEPTED);
        assertThat(attempts).hasValue(2);
    }

    @Test
    @DisplayName("gives up with VERSION_CONFLICT when somebody else is always faster")
    void conflict() {
        handledBy(_ -> {
            throw new ConcurrencyException("faster");
        });

        assertThat(send())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(RejectionCode.VERSION_CONFLICT));
    }

    @Test
    @DisplayName("is refused when the service is overloaded")
    void overloaded() {
        handledBy(_ -> {
            throw new RejectedExecutionException("full");
        });

        assertNotTaken();
    }

    @Test
    @DisplayName("is refused where it is not handled any more")
    void nobody() {
        assertNotTaken();
    }

    private void assertNotTaken() {
        assertThatThrownBy(() -> commands.send(COMMAND, envelope()).join())
                .cause()
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        failure -> assertThat(failure.<HandlingFailure>getDetails())
                                .contains(new HandlingFailure(Kind.OVERLOADED, null)));
    }

    @Test
    @DisplayName("that fails by a defect is told as an incident, without the words of the exception")
    void broken() {
        handledBy(_ -> {
            throw new IllegalStateException("Ruth's note cannot be read");
        });

        assertThatThrownBy(() -> commands.send(COMMAND, envelope()).join())
                .cause()
                .isInstanceOfSatisfying(CommandExecutionException.class, failure -> {
                    assertThat(failure).hasMessageNotContaining("Ruth").hasNoCause();
                    assertThat(failure.<HandlingFailure>getDetails()
                                    .orElseThrow()
                                    .kind())
                            .isEqualTo(Kind.DEFECT);
                });
    }

    static Stream<RuntimeException> absences() {
        return Stream.of(
                new EventStoreException("cannot be reached"),
                new Unavailable("The keys cannot be read", new IllegalStateException()),
                new StatusRuntimeException(Status.UNAVAILABLE),
                new CompletionException(new AxonServerException(ErrorCategory.OTHER, "connection lost", "here")));
    }

    @ParameterizedTest
    @MethodSource("absences")
    @DisplayName("may be sent again with its command id where a store was away")
    void storeAway(RuntimeException absence) {
        handledBy(_ -> {
            throw absence;
        });

        assertUnavailable("c1");
    }

    private void assertUnavailable(String saying) {
        assertThatThrownBy(() -> commands.send(COMMAND, envelope()).join())
                .cause()
                .isInstanceOfSatisfying(GraphQlFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
                    assertThat(failure).hasMessageContaining(saying);
                });
    }

    @Test
    @DisplayName("is measured, and its refusal counted by code")
    void measured() {
        handledBy(_ -> new Rejected(RejectionCode.PROGRAM_ARCHIVED, "no", List.of()));

        send();

        assertThat(meters.get("mentorship.commands")
                        .tags("command", "OpenEnrollment", "result", "rejected")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("mentorship.rejections")
                        .tags("command", "OpenEnrollment", "code", "PROGRAM_ARCHIVED")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
