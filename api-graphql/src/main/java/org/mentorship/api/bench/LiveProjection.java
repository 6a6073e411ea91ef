package org.mentorship.api.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mentorship.query.contract.status.ReadModelStatusView;

/** Whether the read models keep up with 64 callers, and how far they are behind after a burst. */
final class LiveProjection implements Row {

    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "live-projection";
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.directory().resolve("data"))) {
            stage.tell("making mentorships");
            var cohort = Cohort.of(service, stage.size(1_000, 10));
            var ordinals = new AtomicInteger();
            stage.tell("warming up");
            new Callers(CALLERS).rate(Duration.ofMillis(stage.size(8_000, 50)), ordinals, i -> log(service, cohort, i));
            service.awaitReadModels();
            return List.of(keepingUp(stage, service, cohort, ordinals), burst(stage, service, cohort, ordinals));
        }
    }

    private Figure keepingUp(Stage stage, MeasuredService service, Cohort cohort, AtomicInteger ordinals)
            throws Exception {
        stage.tell("sustained load");
        var before = position(service);
        var start = System.nanoTime();
        new Callers(CALLERS).rate(Duration.ofMillis(stage.size(15_000, 100)), ordinals, i -> log(service, cohort, i));
        var seconds = InTurn.secondsSince(start);
        var seen = position(service) - before;
        var appended = service.readModels().getFirst().head() - before;
        service.awaitReadModels();
        return new Figure(
                name() + ".keeps-up",
                "events that the slowest read model saw during %.0f s of full load".formatted(seconds),
                seen / seconds,
                "events/s",
                new Figure.Baseline("events appended meanwhile", appended / seconds),
                Target.atLeast(0.95),
                "LogMeeting by %d callers, as in command-throughput; less than 1 by what is under way at the end"
                        .formatted(CALLERS));
    }

    private Figure burst(Stage stage, MeasuredService service, Cohort cohort, AtomicInteger ordinals) throws Exception {
        var size = stage.size(10_000, 100);
        stage.tell("bursts of %,d commands".formatted(size));
        var worst = 0.0;
        for (var round = 0; round < stage.size(5, 1); round++) {
            new Callers(CALLERS).each(size, _ -> log(service, cohort, ordinals.getAndIncrement()));
            worst = Math.max(worst, InTurn.seconds(service::awaitReadModels));
        }
        return new Figure(
                name() + ".burst",
                "time until all read models have seen a burst of %,d commands, after its last answer".formatted(size),
                worst,
                "s",
                null,
                Target.atMost(1.0),
                "the worst of 5 bursts");
    }

    private static void log(MeasuredService service, Cohort cohort, int i) {
        var pairs = cohort.pairs();
        cohort.log(service, pairs.get(i % pairs.size()), i / pairs.size());
    }

    private static long position(MeasuredService service) {
        return service.readModels().stream()
                .mapToLong(ReadModelStatusView::position)
                .min()
                .orElseThrow();
    }
}
