package org.mentorship.api.bench;

import java.util.List;

/** How fast a service that has just started builds all read models from the log, with a heap of 1 GiB. */
final class RebuildAtStart implements Row {

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public int historyEvents() {
        return 1_000_000;
    }

    @Override
    public int processes() {
        return 3;
    }

    @Override
    public List<String> jvmOptions() {
        return List.of("-Xmx1g");
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.history())) {
            service.awaitReadModels();
            var rate = service.readModels().getFirst().eventsPerSecond();
            var events = StoredEvents.count(stage.history());
            return List.of(
                    new Figure(
                            name(),
                            "rebuild of all read models at the start of the service",
                            rate,
                            "events/s",
                            null,
                            Target.atLeast(50_000),
                            "%,d simulated events, heap of 1 GiB".formatted(events)),
                    new Figure(
                            name() + ".million",
                            "time for a million events at that rate",
                            1e6 / rate,
                            "s",
                            null,
                            Target.atMost(30),
                            "%,d events took %.3g s".formatted(events, events / rate)));
        }
    }
}
