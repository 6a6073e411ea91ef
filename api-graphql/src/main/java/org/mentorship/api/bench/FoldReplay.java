package org.mentorship.api.bench;

import java.util.ArrayList;
import java.util.List;
import org.mentorship.query.contract.status.ReplayLog;

/** How fast the whole log is read, decoded and folded, without writing anything. */
final class FoldReplay implements Row {

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public int historyEvents() {
        return 1_000_000;
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.history())) {
            service.awaitQuiet();
            stage.tell("replaying");
            var rates = new ArrayList<Double>();
            var warmUps = stage.size(1, 0);
            for (var round = 0; round < warmUps + stage.size(3, 1); round++) {
                var report = service.ask(new ReplayLog()).join();
                if (round >= warmUps) {
                    rates.add(report.eventsPerSecond());
                }
            }
            return List.of(new Figure(
                    name(),
                    "replay of the log through the folds, without writes",
                    Medians.of(rates),
                    "events/s",
                    null,
                    Target.atLeast(100_000),
                    "%,d simulated events".formatted(StoredEvents.count(stage.history()))));
        }
    }
}
