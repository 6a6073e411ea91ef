package org.mentorship.api.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.axon.CallerEnvelope;
import org.mentorship.api.cli.Progress;
import org.mentorship.api.security.Caller;
import org.mentorship.api.simulate.story.Act;
import org.mentorship.api.simulate.story.Frame;
import org.mentorship.api.simulate.story.Player;
import org.mentorship.api.simulate.story.Timetable;
import org.mentorship.api.simulate.story.WorkReview;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.Synced;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.log.HistoryDigest;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramCommand.DefineInstrument;
import org.mentorship.contract.program.Setting;
import org.mentorship.contract.time.TimeMachine;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes a history by sending real commands, one after the other on one thread, with the automations doing their part
 * whenever time moves: so the same seed makes the same history. Commits wait for no disk while it is made; all of it is on
 * disk at the end.
 */
public final class Simulation {

    private static final int ISO_DATE = 10;
    private static final Caller COORDINATOR = new Caller("coordinator", Set.of(ActorRole.COORDINATOR), null, null);

    /**
     * What to make.
     *
     * @param mentorships how many are proposed
     * @param months of 30 days
     */
    public record Size(int mentorships, int months, long seed) {}

    /**
     * What was made.
     *
     * @param commands sent by people, without those of the automations
     * @param took until the last event was stored
     */
    public record Made(HistoryDigest history, long commands, Duration took) {}

    private final Size size;
    private final Frame frame;
    private final Cohort cohort;
    private final CommandGateway commands;
    private final TimeMachine time;
    private final Progress progress;

    private Simulation(Size size, ConfigurableApplicationContext context, PrintWriter err) {
        this.size = size;
        var prefix = "simulation-" + size.seed();
        this.frame = new Frame(
                Ids.program(prefix + ":program"),
                prefix,
                Frame.FIRST_DAY,
                size.seed(),
                Frame.policyFor(Math.min(size.months(), 7)));
        this.cohort = Cohort.of(frame, size.mentorships(), days());
        var total = 2
                + 2L * cohort.people().size()
                + cohort.matches().stream()
                        .mapToLong(match -> Timetable.count(frame, match, frame.startOf(0), frame.startOf(days())))
                        .sum();
        this.commands = context.getBean(CommandGateway.class);
        this.time = context.getBean(TimeMachine.class);
        this.progress = Progress.start(err, "Simulating " + frame.firstDay(), total);
    }

    /**
     * Makes a history in a new data directory.
     *
     * @param err shows how far it is
     * @throws org.mentorship.contract.StartupFailure somewhere among the causes, if the directory cannot be used
     */
    public static Made run(Path data, Size size, PrintWriter err) {
        var started = System.nanoTime();
        Made made;
        try (var context = start(data)) {
            var simulation = new Simulation(size, context, err);
            simulation.play();
            var took = Duration.ofNanos(System.nanoTime() - started);
            var digest = new RevealedHistory(context.getBean(EventStorageEngine.class), context.getBean(Revealer.class))
                    .digest();
            made = new Made(digest, simulation.progress.done(), took);
        }
        bringToDisk(data);
        return made;
    }

    private static ConfigurableApplicationContext start(Path data) {
        return new SpringApplicationBuilder(SimulationContext.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(
                        "--mentorship.data=" + data,
                        "--mentorship.simulated-from=" + Frame.FIRST_DAY + "T00:00:00Z",
                        "--logging.level.org.mentorship=WARN",
                        "--mentorship.durable=false",
                        "--mentorship.automations.in-background=false");
    }

    private int days() {
        return size.months() * Frame.MONTH;
    }

    private void play() {
        prepare();
        new Player(
                        time,
                        acts -> acts.forEach(this::perform),
                        instant ->
                                progress.name("Simulating " + instant.toString().substring(0, ISO_DATE)))
                .play(new Timetable(frame, cohort.matches()), frame.startOf(0), frame.startOf(days()));
        progress.finish();
    }

    private void prepare() {
        coordinate(
                ":program",
                new CreateProgram(frame.programId(), "Simulated programme", Setting.PROFESSIONAL_BODY, frame.policy()));
        coordinate(":work-review", new DefineInstrument(frame.programId(), WorkReview.NAME, WorkReview.items()));
        for (var person : cohort.people()) {
            join(person);
        }
        time.advanceTo(frame.startOf(0));
    }

    private void join(Cohort.Person person) {
        var id = person.registration().participantId();
        send(person.registration(), COORDINATOR, ActorRole.COORDINATOR, person.commandId(), null);
        send(
                new Enroll(
                        Ids.enrollment(frame.programId(), id, person.role()),
                        frame.programId(),
                        id,
                        person.role(),
                        person.capacity(),
                        List.of(),
                        List.of()),
                COORDINATOR,
                ActorRole.COORDINATOR,
                person.commandId() + ".enroll",
                null);
    }

    private void coordinate(String name, Command command) {
        send(command, COORDINATOR, ActorRole.COORDINATOR, frame.commandPrefix() + name, null);
    }

    private void perform(Act act) {
        var by = act.by();
        if (by == null) {
            send(act.command(), COORDINATOR, ActorRole.COORDINATOR, act.commandId(), act.reason());
        } else {
            send(act.command(), participant(by), ActorRole.PARTICIPANT, act.commandId(), act.reason());
        }
    }

    private static Caller participant(ParticipantId id) {
        return new Caller(id.value(), Set.of(ActorRole.PARTICIPANT), id, null);
    }

    private void send(Command command, Caller caller, ActorRole role, String commandId, @Nullable String reason) {
        var envelope = CallerEnvelope.of(caller, role, commandId).because(reason);
        CommandOutcome outcome = commands.sendAndWait(new GenericCommandMessage<>(command, envelope.toMetadata()));
        switch (outcome) {
            case Accepted _ -> progress.advance();
            case Rejected refused ->
                throw new IllegalStateException("%s %s of %s was refused: %s %s"
                        .formatted(
                                command.getClass().getSimpleName(),
                                commandId,
                                command.streamId(),
                                refused.code(),
                                refused.message()));
        }
    }

    /** While the history was made, no commit waited for the disk. */
    private static void bringToDisk(Path data) {
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Synced.file(file);
            }
            Synced.entries(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
