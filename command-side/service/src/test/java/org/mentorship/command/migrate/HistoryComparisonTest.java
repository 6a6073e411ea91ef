package org.mentorship.command.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationReport.Difference;

@DisplayName("Comparing two histories")
class HistoryComparisonTest {

    private static final int EVENTS = 2_500;
    private static final int OTHER = 1_234;

    private static final List<StoredEvent> HISTORY = LongStream.range(0, EVENTS)
            .mapToObj(position -> event(position, "{}", "{\"actor\":\"a\"}", "1", Instant.EPOCH))
            .toList();

    private static StoredEvent event(long position, String payload, String metadata, String revision, Instant at) {
        return new StoredEvent(
                position,
                "event-" + position,
                "men_1",
                "Mentorship",
                position,
                "MeetingLogged",
                revision,
                at,
                payload.getBytes(UTF_8),
                metadata.getBytes(UTF_8));
    }

    private static FaultyLog log(List<StoredEvent> events) {
        return new FaultyLog(events, new ArrayDeque<>());
    }

    private static HistoryComparison compared(long count, List<StoredEvent> source, List<StoredEvent> target) {
        return HistoryComparison.ofFirst(
                count, log(source), log(target), new Retries(Duration.ZERO, Duration.ZERO), _ -> {});
    }

    private static HistoryComparison with(UnaryOperator<StoredEvent> change) {
        var target = new ArrayList<>(HISTORY);
        target.set(OTHER, change.apply(HISTORY.get(OTHER)));
        return compared(EVENTS, HISTORY, target);
    }

    @Test
    @DisplayName("finds the same digest and no difference where they are the same, and tells how far it is")
    void same() {
        var done = new AtomicLong();
        var comparison = HistoryComparison.ofFirst(
                EVENTS, log(HISTORY), log(HISTORY), new Retries(Duration.ZERO, Duration.ZERO), done::addAndGet);

        assertThat(comparison.difference()).isNull();
        assertThat(comparison.source()).isEqualTo(comparison.target());
        assertThat(comparison.source().events()).isEqualTo(EVENTS);
        assertThat(done).hasValue(EVENTS);
    }

    @Test
    @DisplayName("takes the same metadata in another form for the same")
    void metadataForm() {
        assertThat(with(event -> event(OTHER, "{}", "{ \"actor\": \"a\" }", "1", Instant.EPOCH))
                        .difference())
                .isNull();
    }

    @Test
    @DisplayName("names the first position that differs, and what differs there")
    void different() {
        assertThat(with(_ -> event(OTHER, "{ }", "{\"actor\":\"a\"}", "1", Instant.EPOCH))
                        .difference())
                .isEqualTo(new Difference(OTHER, "payload"));
        assertThat(with(_ -> event(OTHER, "{}", "{\"actor\":\"b\"}", "1", Instant.EPOCH))
                        .difference())
                .isEqualTo(new Difference(OTHER, "metadata"));
        assertThat(with(_ -> event(OTHER, "{}", "{\"actor\":\"a\"}", "2", Instant.EPOCH.plusMillis(1)))
                        .difference())
                .isEqualTo(new Difference(
                        OTHER,
                        "revision (2, not 1), recorded time (1970-01-01T00:00:00.001Z, not 1970-01-01T00:00:00Z)"));
        var swapped = new ArrayList<>(HISTORY);
        swapped.set(OTHER, HISTORY.get(OTHER + 1).at(OTHER));
        swapped.set(OTHER + 1, HISTORY.get(OTHER).at(OTHER + 1));
        var comparison = compared(EVENTS, HISTORY, swapped);
        assertThat(comparison.difference())
                .isEqualTo(new Difference(OTHER, "event id (event-1235, not event-1234), sequence (1235, not 1234)"));
        assertThat(comparison.source()).isNotEqualTo(comparison.target());
    }

    @Test
    @DisplayName("finds where one of them ends, and looks no further than it is asked to")
    void lengths() {
        assertThat(compared(EVENTS, HISTORY, HISTORY.subList(0, 1_000)).difference())
                .isEqualTo(new Difference(1_000, "missing in Axon Server"));
        assertThat(compared(EVENTS, HISTORY.subList(0, 999), HISTORY).difference())
                .isEqualTo(new Difference(999, "missing in the data directory"));
        assertThat(compared(1_000, HISTORY.subList(0, 1_000), HISTORY).difference())
                .isNull();
        assertThat(compared(0, List.of(), HISTORY).difference()).isNull();
    }
}
