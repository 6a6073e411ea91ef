package org.mentorship.api.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.status.ReplayLog;

/**
 * The cluster mode beside the embedded one, in the same run: commands of 64 callers, each of whom waits for the answer, and
 * the replay of the log through the folds. Everything of the service is in this process, so that what differs is Axon
 * Server and the MongoDB, which are where their settings say.
 */
final class InCluster implements Row {

    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public @Nullable String whyNot() {
        return Stream.of("MENTORSHIP_AXONSERVER_SERVERS", "MENTORSHIP_MONGODB_URI")
                        .allMatch(setting -> System.getenv(setting) != null)
                ? null
                : "MENTORSHIP_AXONSERVER_SERVERS and MENTORSHIP_MONGODB_URI do not name a cluster to fill";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var cluster = MeasuredService.startInCluster(stage.directory());
                var embedded = MeasuredService.startInRealTime(stage.directory().resolve("data"))) {
            var name = "bench-" + UUID.randomUUID();
            stage.tell("making mentorships in both");
            var size = stage.size(300, 10);
            var inCluster = Cohort.inRealTime(cluster, size, name);
            var inProcess = Cohort.inRealTime(embedded, size, name);
            return List.of(commands(stage, cluster, inCluster, embedded, inProcess), replay(stage, cluster, embedded));
        }
    }

    private static Figure commands(
            Stage stage, MeasuredService cluster, Cohort inCluster, MeasuredService embedded, Cohort inProcess)
            throws Exception {
        stage.tell("commands, in turn");
        var round = Duration.ofMillis(stage.size(4_000, 100));
        var rates = InTurn.measure(
                stage.size(2, 0), stage.size(5, 1), rate(cluster, inCluster, round), rate(embedded, inProcess, round));
        return new Figure(
                "cluster-commands",
                "commands through Axon Server, " + CALLERS + " callers",
                rates.subject(),
                "commands/s",
                new Figure.Baseline("the same in the embedded mode", rates.baseline()),
                null,
                "AddActionItem over %,d mentorships".formatted(inCluster.pairs().size()));
    }

    private static InTurn.Round rate(MeasuredService service, Cohort cohort, Duration round) {
        var ordinals = new AtomicInteger();
        var pairs = cohort.pairs();
        return () -> {
            var rate = new Callers(CALLERS)
                    .rate(round, ordinals, i -> cohort.note(service, pairs.get(i % pairs.size()), i / pairs.size()));
            service.awaitReadModels();
            return rate;
        };
    }

    private static Figure replay(Stage stage, MeasuredService cluster, MeasuredService embedded) throws Exception {
        stage.tell("replaying, in turn");
        var events = new ArrayList<Long>();
        var rates = InTurn.measure(
                stage.size(1, 0),
                stage.size(3, 1),
                () -> {
                    var report = cluster.ask(new ReplayLog()).join();
                    events.add(report.events());
                    return report.eventsPerSecond();
                },
                () -> embedded.ask(new ReplayLog()).join().eventsPerSecond());
        return new Figure(
                "cluster-replay",
                "replay of the log of Axon Server through the folds",
                rates.subject(),
                "events/s",
                new Figure.Baseline("that of the embedded log", rates.baseline()),
                null,
                "%,d events in Axon Server".formatted(events.getLast()));
    }
}
