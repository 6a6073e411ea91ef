package org.mentorship.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.demo.Demo;
import org.mentorship.api.demo.DemoPlan;
import org.mentorship.api.demo.DemoSummary;
import org.mentorship.api.security.SigningKey;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Plays a programme of months through the public API, and leaves the service up to go on by hand. */
@Command(
        name = "demo",
        description = "Start the service, play a programme of months through its API, and print what came of it.",
        footer = {
            "",
            "The data directory is made for simulated time. On a directory that holds a finished demo this starts the"
                    + " service and prints the summary again; a demo that was cut short goes on where it was."
        },
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private static final DemoPlan USUAL = new DemoPlan(1, 6, 778);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int LEAST_PEOPLE = 8;
    private static final int MOST_MONTHS = 24;

    @Mixin
    private ServiceOptions options = new ServiceOptions(new DataDirectory("data-demo"));

    @Option(names = "--exit", description = "Stop when the summary is printed, instead of leaving the service up.")
    private boolean exit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "A whole number that everything people do is drawn from; 1 if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--months",
            paramLabel = "N",
            description = "How many months of 30 days the cohort has, 1 to 24, before three more for follow-ups;"
                    + " 6 if not given.")
    private @Nullable Integer months;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "How many people of the sample to import, 8 to 778; all if not given. A quarter as many"
                    + " mentorships are proposed, 60 at most, and a tenth more later.")
    private @Nullable Integer people;

    @ParentCommand
    private @Nullable Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var plan = plan();
        var terminal = Objects.requireNonNull(spec).commandLine();
        var out = terminal.getOut();
        keep(plan);
        try (var service = start();
                var demo = new Demo(
                        service.url(),
                        SigningKey.in(options.data()),
                        service.context().getBean(TimeMachine.class),
                        plan)) {
            say(out, "The service is up on " + options.data());
            play(demo, service, plan, out, terminal.getErr());
            var summary = demo.summary();
            printSummary(summary, plan, out);
            if (!exit) {
                printInvitation(demo.invitation(summary), service, out);
                service.awaitStop();
            }
        }
        return 0;
    }

    private RunningService start() {
        var simulatedTime = "mentorship.simulated-from=" + Demo.begin();
        return Objects.requireNonNull(launcher).verbose()
                ? RunningService.start(options, true, simulatedTime)
                : RunningService.start(options, false, simulatedTime, "logging.level.org.mentorship=WARN");
    }

    private void play(Demo demo, RunningService service, DemoPlan plan, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        if (DemoPlan.isFinishedIn(options.data())) {
            say(out, "The demo in this directory was played to its end before; this is what came of it.");
            demo.goToTheEnd();
            return;
        }
        var now = service.context().getBean(ServiceClock.class).instant();
        if (now.isAfter(Demo.begin())) {
            say(
                    out,
                    "The demo in this directory was cut short on %tF; it goes on."
                            .formatted(now.atZone(ZoneOffset.UTC)));
        }
        try {
            var played = demo.play(now, out, err);
            plan.finishIn(options.data());
            var seconds = played.took().toNanos() / NANOS_PER_SECOND;
            say(
                    out,
                    "Imported %,d people and played %,d steps in %.1f s."
                            .formatted(played.people(), played.steps(), seconds));
        } catch (CliFailure failure) {
            throw new CliFailure(
                    failure.code(),
                    "%s Give the command again to go on, or delete %s to begin anew."
                            .formatted(failure.getMessage(), options.data()),
                    failure);
        }
    }

    /** What the directory holds already, or what is asked for. */
    private DemoPlan plan() throws IOException {
        var data = options.data();
        var hasEvents = Files.exists(data.resolve("events.db"));
        var kept = hasEvents ? kept(data) : Optional.<DemoPlan>empty();
        if (hasEvents && kept.isEmpty()) {
            throw new CliFailure(
                    "DATA_DIR_NOT_A_DEMO",
                    data
                            + (Files.exists(data.resolve("simulated-time"))
                                    ? " holds another history in simulated time"
                                    : " was made for real time")
                            + "; a demo begins in a new directory: name one with --data.");
        }
        var plan = kept.orElse(USUAL);
        var asked = new DemoPlan(
                seed == null ? plan.seed() : seed,
                months == null ? plan.months() : within("--months", 1, months, MOST_MONTHS),
                people == null ? plan.people() : within("--people", LEAST_PEOPLE, people, USUAL.people()));
        if (kept.isPresent() && !asked.equals(plan)) {
            throw new CliFailure(
                    "DEMO_IS_ANOTHER",
                    "%s holds a demo with --seed %d --months %d --people %d; leave these options out to go on with it, or name a new directory with --data."
                            .formatted(data, plan.seed(), plan.months(), plan.people()));
        }
        return asked;
    }

    private static Optional<DemoPlan> kept(Path data) throws IOException {
        try {
            return DemoPlan.in(data);
        } catch (IllegalArgumentException e) {
            throw new CliFailure(
                    "DEMO_PLAN_UNREADABLE",
                    "The demo in " + data + " cannot be read; delete the directory, or name another one with --data.",
                    e);
        }
    }

    private void keep(DemoPlan plan) {
        try {
            plan.keepIn(options.data());
        } catch (IOException e) {
            throw new CliFailure(
                    "DATA_DIR_NOT_WRITABLE",
                    options.data() + " cannot be written (" + e + "); name another directory with --data.",
                    e);
        }
    }

    private int within(String option, int least, int value, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "%s must be %d to %d, not %d".formatted(option, least, most, value));
        }
        return value;
    }

    private static void printSummary(DemoSummary summary, DemoPlan plan, PrintWriter out) {
        out.printf("%nWhat came of %d months, and three more for follow-ups:%n%n", plan.months());
        summary.lines().forEach(out::println);
        out.println();
        out.flush();
    }

    private static void printInvitation(Demo.Invitation invitation, RunningService service, PrintWriter out) {
        out.printf("""
                The service is up; stop it with Ctrl-C. Time stands still at the end of the demo. Go on by hand:

                  GraphiQL as coordinator  %1$s/graphiql#token=%2$s
                """, service.url(), invitation.coordinator());
        invitation
                .mentee()
                .ifPresent(
                        token -> out.printf("  GraphiQL as a mentee     %s/graphiql#token=%s%n", service.url(), token));
        var mentorship = invitation.mentorship().orElse("mnt_…");
        out.printf("""

                Queries to paste: the first as either, the second as the mentee, the third as coordinator.

                  { mentorship(id: "%1$s") { status health { meetingsHeld averageGoalLevel nudges }
                      goals { title level } meetings(first: 5) { nodes { status heldAt topics } } } }

                  mutation { checkIn(input: { mentorshipId: "%1$s", confidence: 4, wellbeing: 5 })
                      { checkInId version userErrors { code message } } }

                  { auditLog(filter: { mentorshipId: "%1$s" }, first: 20)
                      { nodes { position recordedAt actor type summary } } }

                From a shell:

                  TOKEN=%3$s
                  curl %2$s/graphql -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                      -d '{"query": "{ viewer { subject roles simulatedTime } }"}'
                """, mentorship, service.url(), invitation.coordinator());
        out.flush();
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
