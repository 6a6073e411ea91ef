package org.mentorship.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.LogChanged;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.story.Story;

/** What every event log must do. The store may hold other events before those of the test. */
abstract class EventLogContract {

    private static final int MENTORSHIPS = 5;
    private static final int MANY_MENTORSHIPS = 100;

    private final EventDecoder decoder = new EventDecoder();
    private EventLog log;
    private long base;
    private long seed;
    private List<LoggedEvent> story;

    abstract EventLog open() throws Exception;

    /** Appends as the write side does; the events' own positions are not looked at. */
    abstract void append(List<LoggedEvent> events) throws Exception;

    @BeforeEach
    void open_log() throws Exception {
        log = open();
        base = log.head() + 1;
        seed = new Random().nextLong();
        story = tell(MENTORSHIPS);
    }

    private List<LoggedEvent> tell(int mentorships) {
        return Story.of(seed, mentorships).stream()
                .map(event -> at(event, base + event.position()))
                .toList();
    }

    @AfterEach
    void close_log() {
        log.close();
    }

    @Test
    @DisplayName("its head is the position of the last event, and nothing is read beyond")
    void head() throws Exception {
        append(story.subList(0, 3));
        assertThat(log.head()).isEqualTo(base + 2);
        assertThat(log.read(base + 3, 10)).isEmpty();
        append(story.subList(3, 4));
        assertThat(log.head()).isEqualTo(base + 3);
        assertThat(log.read(base + 3, 10)).hasSize(1);
    }

    @Test
    @DisplayName("gives every event back as it was told, page by page, from any position")
    void pages() throws Exception {
        append(story);
        assertThat(readAll(base, 7)).isEqualTo(story);
        assertThat(readAll(base + 11, 500)).isEqualTo(story.subList(11, story.size()));
    }

    @Test
    @DisplayName("goes on after an event that was read, and refuses to where another one is there")
    void readsOn() throws Exception {
        append(story.subList(0, 10));
        var known = story.get(4).recorded().eventId();
        assertThat(positions(log.readAfter(base + 4, known, 3))).containsExactly(base + 5, base + 6, base + 7);
        assertThat(positions(log.readAfter(base + 7, story.get(7).recorded().eventId(), 100)))
                .containsExactly(base + 8, base + 9);
        assertThat(positions(log.readAfter(base + 4, null, 1))).containsExactly(base + 5);
        assertThat(log.readAfter(base + 9, story.get(9).recorded().eventId(), 100))
                .isEmpty();
        assertThat(log.readAfter(base + 20, "lost", 100)).isEmpty();

        assertThatThrownBy(() -> log.readAfter(base + 5, known, 3)).isInstanceOf(LogChanged.class);
        assertThatThrownBy(() -> log.readAfter(base + 8, known, 3)).isInstanceOf(LogChanged.class);
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    @Test
    @DisplayName("gives back the stored name, revision, ids and bytes")
    void raw() throws Exception {
        append(story);
        var stored = log.read(base, 1).getFirst();
        var told = story.getFirst();
        assertThat(stored.position()).isEqualTo(base);
        assertThat(stored.eventId()).isEqualTo(told.recorded().eventId());
        assertThat(stored.stream()).isEqualTo(told.stream());
        assertThat(stored.streamType()).isEqualTo(told.recorded().streamType());
        assertThat(stored.sequence()).isEqualTo(told.sequence());
        assertThat(stored.revision()).isEqualTo("1");
        assertThat(stored.recordedAt()).isEqualTo(told.recorded().at());
        assertThat(stored.payload()).isEqualTo(StoredBytes.json(told.event()));
        assertThat(decoder.envelope(stored)).isEqualTo(told.recorded().envelope());
    }

    @Test
    @DisplayName("gives the events of a stream from a sequence number on, no more than asked for")
    void streams() throws Exception {
        append(story);
        var stream = story.getLast().stream();
        var ofIt = story.stream().filter(event -> event.stream().equals(stream)).toList();
        assertThat(decoded(log.stream(stream, 1, 1_000)))
                .isEqualTo(as(log, ofIt).subList(1, ofIt.size()));
        assertThat(decoded(log.stream(stream, 1, 2))).isEqualTo(as(log, ofIt).subList(1, 3));
        assertThat(log.stream(stream, ofIt.size(), 10)).isEmpty();
        assertThat(log.stream(stream + "x", 0, 10)).isEmpty();
    }

    @Test
    @DisplayName("finds the positions of a stream's events, if it says that it does")
    void positions() throws Exception {
        append(story);
        var stream = story.getLast().stream();
        var ofIt = story.stream().filter(event -> event.stream().equals(stream)).toList();
        if (log.locatesStreams()) {
            assertThat(log.positions(stream, ofIt.get(1).position(), 2))
                    .isEqualTo(ofIt.stream()
                            .map(LoggedEvent::position)
                            .skip(1)
                            .limit(2)
                            .toList());
            assertThat(log.positions(stream, base + story.size(), 2)).isEmpty();
        } else {
            assertThat(log.stream(stream, 0, 1).getFirst().position()).isEqualTo(StoredEvent.UNKNOWN_POSITION);
        }
    }

    @Test
    @DisplayName("gives events by position, in order, once each, and none beyond the head")
    void by_position() throws Exception {
        append(story);
        assertThat(log.at(List.of(base + 9, base + 2, base + 9, base + 1_000_000)).stream()
                        .map(StoredEvent::position))
                .containsExactly(base + 2, base + 9);
    }

    @Test
    @DisplayName(
            "gives events by position wherever they are, near each other and far apart, in whatever order they are named")
    void by_scattered_positions() throws Exception {
        var many = tell(MANY_MENTORSHIPS);
        append(many);
        var random = new Random(seed);
        var offsets = new TreeSet<Integer>(List.of(0, 1, 2, many.size() - 1));
        while (offsets.size() < 60) {
            var around = random.nextInt(many.size());
            offsets.addAll(List.of(around, Math.min(around + random.nextInt(70), many.size() - 1)));
        }
        var named =
                new ArrayList<>(offsets.stream().map(offset -> base + offset).toList());
        named.addAll(named.subList(0, 20));
        named.addAll(List.of(-1L, base + many.size(), base + many.size() + 70L));
        Collections.shuffle(named, random);

        assertThat(decoded(log.at(named)))
                .as("seed %s", seed)
                .isEqualTo(offsets.stream().map(many::get).toList());
        assertThat(log.at(List.of())).isEmpty();
        assertThat(log.at(List.of(-1L, base + many.size()))).isEmpty();
    }

    @Test
    @DisplayName("is read by many at once, each in order")
    void concurrently() throws Exception {
        append(story);
        try (var readers = Executors.newFixedThreadPool(4)) {
            Callable<List<LoggedEvent>> reading = () -> readAll(base, 13);
            for (var read : readers.invokeAll(List.of(reading, reading, reading, reading))) {
                assertThat(read.get()).isEqualTo(story);
            }
        }
    }

    @Test
    @DisplayName("tells whoever follows it that there is more, if it knows")
    void followed() throws Exception {
        var calls = new AtomicInteger();
        var following = log.follow(calls::incrementAndGet);
        append(story.subList(0, 2));
        if (following.isPresent()) {
            await().untilAsserted(() -> assertThat(calls).hasPositiveValue());
            following.get().close();
        }
        assertThat(decoded(log.read(base, 10))).isEqualTo(story.subList(0, 2));
    }

    private List<LoggedEvent> readAll(long from, int pageSize) {
        var read = new ArrayList<LoggedEvent>();
        for (var page = log.read(from, pageSize); !page.isEmpty(); page = log.read(from + read.size(), pageSize)) {
            read.addAll(decoded(page));
        }
        return read;
    }

    private List<LoggedEvent> decoded(List<StoredEvent> events) {
        return events.stream().map(decoder::decode).toList();
    }

    private static List<LoggedEvent> as(EventLog log, List<LoggedEvent> events) {
        return log.locatesStreams()
                ? events
                : events.stream()
                        .map(event -> at(event, StoredEvent.UNKNOWN_POSITION))
                        .toList();
    }

    private static LoggedEvent at(LoggedEvent event, long position) {
        var recorded = event.recorded();
        return new LoggedEvent(
                event.event(),
                new Recorded(
                        recorded.envelope(),
                        recorded.at(),
                        recorded.stream(),
                        recorded.streamType(),
                        recorded.sequence(),
                        position,
                        recorded.eventId()));
    }
}
