package org.mentorship.api.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Durable commands per second of 64 callers who each wait for the answer, through the command bus: meetings logged, with
 * encrypted notes, in turn in many mentorships, while the read models follow.
 */
final class CommandThroughput implements Row {

    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "command-throughput";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        var data = stage.directory().resolve("data");
        try (var service = MeasuredService.start(data)) {
            stage.tell("making mentorships");
            var cohort = Cohort.of(service, stage.size(1_000, 20));
            cohort.logMeetings(service, cohort.pairs(), stage.size(3, 1));
            var bytes = StoredEvents.meanBytes(data);
            try (var commits = new SingleRowCommits(stage.directory().resolve("baseline.db"), bytes)) {
                stage.tell("commands and single-row commits, in turn");
                return List.of(figure(stage, service, cohort, commits, bytes));
            }
        }
    }

    private Figure figure(Stage stage, MeasuredService service, Cohort cohort, SingleRowCommits commits, int bytes)
            throws Exception {
        var pairs = cohort.pairs();
        var ordinals = new AtomicInteger(pairs.size() * stage.size(3, 1));
        var round = Duration.ofMillis(stage.size(4_000, 100));
        var rates = InTurn.measure(
                stage.size(2, 0),
                stage.size(5, 1),
                () -> new Callers(CALLERS)
                        .rate(round, ordinals, i -> cohort.log(service, pairs.get(i % pairs.size()), i / pairs.size())),
                () -> {
                    service.awaitReadModels();
                    return commits.rate(round.dividedBy(2));
                });
        return new Figure(
                name(),
                "durable commands through the bus, " + CALLERS + " callers",
                rates.subject(),
                "commands/s",
                new Figure.Baseline("single-row SQLite commits (WAL, FULL)", rates.baseline()),
                Target.atLeast(1.0),
                "LogMeeting over %,d mentorships, %d bytes an event".formatted(pairs.size(), bytes));
    }
}
