package org.mentorship.query.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.projection.QuerySide;
import org.mentorship.query.story.EventStores;

@DisplayName("The meters of the read models")
class ReadModelsMetricsTest {

    private static final List<String> LOOKING = List.of(
            "mentorship.projection.position",
            "mentorship.projection.lag",
            "mentorship.projection.delay",
            "mentorship.rebuild.progress",
            "mentorship.rebuild.remaining");

    @TempDir
    private Path directory;

    @Test
    @DisplayName("are taken from one look at the log, and the delay from one of its own")
    void oneLook() throws Exception {
        var file = directory.resolve("events.db");
        var looks = new AtomicInteger();
        try (var _ = EventStores.open(file);
                var log = new SqliteEventLog(file);
                var store = ReadStore.embedded()) {
            var registry = new SimpleMeterRegistry();
            var side = new QuerySide(counting(log, looks), store, Duration.ofSeconds(1), 1);
            new ReadModelsMetrics(side, Clock.systemUTC(), Duration.ofHours(1)).bindTo(registry);

            for (var meter : LOOKING) {
                assertThat(registry.get(meter).gauge().value()).as(meter).isNotNaN();
            }

            assertThat(looks).hasValue(2);
        }
    }

    private static EventLog counting(EventLog log, AtomicInteger heads) {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, arguments) -> {
                    if (method.getName().equals("head")) {
                        heads.incrementAndGet();
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
