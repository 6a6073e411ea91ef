package org.mentorship.api.bench;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The heap that is in use after garbage collection, with a history in the log and its read models in memory. */
final class Memory implements Row {

    private static final double MEBIBYTE = 1 << 20;
    private static final int COLLECTIONS = 4;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int historyEvents() {
        return 100_000;
    }

    /** That it runs at all with so little is half of the answer. */
    @Override
    public List<String> jvmOptions() {
        return List.of("-Xmx512m");
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (var service = MeasuredService.start(stage.history())) {
            service.awaitQuiet();
            return List.of(new Figure(
                    name(),
                    "heap in use after garbage collection",
                    usedAfterCollection() / MEBIBYTE,
                    "MiB",
                    null,
                    Target.atMost(512),
                    "%,d simulated events, read models in memory; run with a heap of 512 MiB"
                            .formatted(StoredEvents.count(stage.history()))));
        }
    }

    private static long usedAfterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        var least = Long.MAX_VALUE;
        for (var i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
