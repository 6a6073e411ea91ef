package org.mentorship.api.graphql.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.enrollment.EnrollmentCommand;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.participant.ParticipantCommand;
import org.mentorship.contract.program.ProgramCommand;

/** Takes every command of the contract over a real command bus, remembers it, and answers as it is told. */
public final class ScriptedCommandSide {

    /** A command as it arrived. */
    public record Sent(Command command, Envelope envelope, Object expectedVersion) {}

    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Command, CommandOutcome> answers = ScriptedCommandSide::accepted;

    public ScriptedCommandSide() {
        allCommands().forEach(type -> bus.subscribe(type.getName(), this::handle));
    }

    /** Every command there is. */
    public static Stream<Class<?>> allCommands() {
        return Stream.of(
                        ProgramCommand.class,
                        ParticipantCommand.class,
                        EnrollmentCommand.class,
                        MentorshipCommand.class)
                .flatMap(ScriptedCommandSide::leaves);
    }

    public CommandBus bus() {
        return bus;
    }

    public void reset() {
        sent.clear();
        answers = ScriptedCommandSide::accepted;
    }

    public void answer(Function<Command, CommandOutcome> with) {
        answers = with;
    }

    public void answer(CommandOutcome with) {
        answers = _ -> with;
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    public Sent last() {
        return sent.getLast();
    }

    private CommandOutcome handle(CommandMessage<?> message) {
        var command = (Command) message.getPayload();
        var expected = message.getMetaData().get(Envelope.EXPECTED_VERSION);
        sent.add(new Sent(command, Envelope.from(message.getMetaData()), expected == null ? "none" : expected));
        return answers.apply(command);
    }

    private static CommandOutcome accepted(Command command) {
        return new Accepted(command.streamId().value(), 7, List.of("made_1", "made_2"));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ScriptedCommandSide::leaves)
                : Stream.of(type);
    }
}
