package org.mentorship.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.demo.ApiRefusal;
import org.mentorship.api.demo.Demo;
import org.mentorship.api.demo.DemoPlan;
import org.mentorship.api.demo.DemoSummary;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.simulate.ProgressLine;
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
            "The data directory is made for simulated time. On a directory that holds a finished demo this starts the",
            "service and prints the summary again; a demo that was cut short goes on where it was."
        },
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private static final DemoPlan USUAL = new DemoPlan(1, 6, 778);
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
            description = "How many people of the sample to import, 8 to 778; all if not given. A quarter as many pairs"
                    + " are proposed, 80 at most.")
    private @Nullable Integer people;

    @ParentCommand
    private @Nullable Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var plan = plan();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        say(out, "Starting the service on %s".formatted(options.data()));
        try (var service = RunningService.start(
                options, Objects.requireNonNull(launcher).verbose(), "mentorship.simulated-from=" + Demo.begin())) {
            plan.keepIn(options.data());
            var demo = new Demo(
                    service.url(),
                    SigningKey.in(options.data()),
                    service.context().getBean(TimeMachine.class),
                    plan);
            play(demo, service, out);
            var summary = demo.summary();
            printSummary(summary, plan, out);
            if (!exit) {
                printInvitation(demo.invitation(summary), service, out);
                service.awaitStop();
            }
        }
        return 0;
    }

    private void play(Demo demo, RunningService service, PrintWriter out) {
        var now = service.context().getBean(ServiceClock.class).instant();
        if (demo.isOver(now)) {
            say(out, "The demo in this directory is finished; this is what came of it.");
            return;
        }
        if (now.isAfter(Demo.begin())) {
            say(out, "The demo in this directory was cut short on %tF; it goes on.".formatted(now.atZone(java.time.ZoneOffset.UTC)));
        }
        var progress = new ProgressLine(out, "steps");
        try {
            var played = demo.play(now, new SampleImport(), new Demo.Watcher() {
                @Override
                public void begins(String what) {
                    progress.end();
                    say(out, what);
                }

                @Override
                public void at(long done, long total, String today) {
                    progress.update(done, total, today);
                }
            });
            progress.end();
            var seconds = played.took().toNanos() / 1e9;
            say(out, "Played %,d steps in %.1f s, %,.0f steps/s.".formatted(played.acts(), seconds, played.acts() / seconds));
        } catch (ApiRefusal refusal) {
            progress.end();
            throw new CliFailure(
                    "DEMO_REFUSED",
                    "%s %s; give the command again to go on, or delete %s to begin anew."
                            .formatted(refusal.code(), refusal.getMessage(), options.data()),
                    refusal);
        }
    }
}
