package org.mentorship.api.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;

@DisplayName("On the way from one process to another and back")
class MessagesTest {

    private static final CallerEnvelope ENVELOPE = CallerEnvelope.of(
                    new Caller("ruth", Set.of(ActorRole.COORDINATOR), null, "trace"), ActorRole.COORDINATOR, "c1")
            .onBehalfOf(new ParticipantId("par_2"))
            .because("asked by phone – 师😀")
            .expecting(Long.MAX_VALUE)
            .saying("{\"title\":\"Ünïcode\"}");

    private final CommandSerializer serializer = new CommandSerializer(
            ClusterAssembly.messageSerializer(),
            AxonServerConfiguration.builder().componentName("test").build());

    static Stream<Class<?>> commands() {
        return ScriptedCommandSide.allCommands();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    @DisplayName("nothing of a command is lost or changed")
    void command(Class<?> type) {
        assertTravels(SampleMessages.full(type));
        assertTravels(SampleMessages.sparse(type));
    }

    private void assertTravels(Object command) {
        var sent = new GenericCommandMessage<>(command, ENVELOPE.toMetadata());

        var arrived = serializer.deserialize(serializer.serialize(sent, "key", 0));

        assertThat(arrived.getCommandName()).isEqualTo(command.getClass().getName());
        assertThat(arrived.getPayload()).isEqualTo(command);
        assertThat(arrived.getMetaData()).isEqualTo(ENVELOPE.toMetadata());
    }

    @Test
    @DisplayName("nothing of the envelope is, nor of what only the handler is told")
    void envelope() {
        var sent = new GenericCommandMessage<>(
                SampleMessages.full(commands().findFirst().orElseThrow()), ENVELOPE.toMetadata());

        var metadata =
                serializer.deserialize(serializer.serialize(sent, "key", 0)).getMetaData();

        assertThat(Envelope.from(metadata)).isEqualTo(ENVELOPE.envelope());
        assertThat(metadata)
                .containsEntry(Envelope.EXPECTED_VERSION, Long.toString(Long.MAX_VALUE))
                .containsEntry(Envelope.CONTENT, "{\"title\":\"Ünïcode\"}");
    }

    static Stream<CommandOutcome> outcomes() {
        return Stream.concat(
                Stream.of(new Accepted("mnt_1", 0, List.of()), new Accepted("mnt_1", 1L << 40, List.of("a", "b"))),
                Arrays.stream(RejectionCode.values())
                        .map(code -> new Rejected(code, "Why – 师😀", List.of("goals", "0", "title"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    @DisplayName("nothing of an outcome is")
    void outcome(CommandOutcome outcome) {
        assertThat(returned(new GenericCommandResultMessage<>(outcome)).getPayload())
                .isEqualTo(outcome);
    }

    @Test
    @DisplayName("every outcome there is comes back")
    void everyOutcome() {
        assertThat(outcomes().map(CommandOutcome::getClass))
                .containsOnlyElementsOf(List.of(Accepted.class, Rejected.class));
        assertThat(CommandOutcome.class.getPermittedSubclasses()).containsOnly(Accepted.class, Rejected.class);
    }

    static Stream<HandlingFailure> failures() {
        return Arrays.stream(HandlingFailure.Kind.values())
                .flatMap(kind -> Stream.of(new HandlingFailure(kind, null), new HandlingFailure(kind, "detail")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("nothing of a failure is, and nothing is told beside it")
    void failure(HandlingFailure failure) {
        var result =
                returned(new GenericCommandResultMessage<>(new CommandExecutionException("failed", null, failure)));

        var told = (CommandExecutionException) result.exceptionResult();
        assertThat(told.<HandlingFailure>getDetails()).contains(failure);
    }

    private CommandResultMessage<?> returned(CommandResultMessage<?> sent) {
        return Objects.requireNonNull(serializer.deserialize(serializer.serialize(sent, "request")));
    }
}
