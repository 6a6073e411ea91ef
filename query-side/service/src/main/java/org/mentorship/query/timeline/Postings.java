package org.mentorship.query.timeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.timeline.TimelineKeys.Kind;

/** What a stretch of events adds to the timeline index: positions by key, and the times of each block. */
public final class Postings {

    private final Map<Kind, Map<String, Run>> runs = new EnumMap<>(Kind.class);
    private final TreeMap<Long, BlockTimes> blocks = new TreeMap<>();
    private final boolean streams;
    private long head = -1;

    /** @param streams whether events are found by stream, too */
    Postings(boolean streams) {
        this.streams = streams;
    }

    /** Positions of one key, ascending. */
    private static final class Run {
        private final Varints deltas = new Varints();
        private int count;
        private long last;

        void add(long position) {
            if (count > 0 && position <= last) {
                return;
            }
            deltas.add(position - last);
            last = position;
            count++;
        }

        LongStream positions() {
            return LongStream.of(new PostingChunk(0, count, 0, last, deltas.toByteArray()).positions());
        }
    }

    /** Adds an event; events of one key come in the order of the log. */
    public <V> void add(LoggedEvent event, ViewType<V> type, V view) {
        var position = event.position();
        TimelineKeys.of(event, type, view, (kind, name) -> add(kind, name, position));
        if (streams) {
            add(TimelineKeys.Kind.STREAM, event.stream(), position);
        }
        var at = event.recorded().at().toEpochMilli();
        blocks.merge(BlockTimes.blockOf(position), new BlockTimes(at, at), BlockTimes::plus);
        head = Math.max(head, position);
    }

    private void add(TimelineKeys.Kind kind, String name, long position) {
        runs.computeIfAbsent(kind, _ -> new HashMap<>())
                .computeIfAbsent(name, _ -> new Run())
                .add(position);
    }

    /** All that several have, who each saw some of the events. */
    static Merged merge(List<Postings> parts) {
        var runs = new HashMap<String, long[]>();
        var blocks = new TreeMap<Long, BlockTimes>();
        var head = -1L;
        for (var part : parts) {
            part.runs.forEach((kind, named) -> named.forEach((name, run) -> runs.merge(
                    TimelineKeys.key(kind, name),
                    run.positions().toArray(),
                    (one, other) -> LongStream.concat(LongStream.of(one), LongStream.of(other))
                            .sorted()
                            .toArray())));
            part.blocks.forEach((block, times) -> blocks.merge(block, times, BlockTimes::plus));
            head = Math.max(head, part.head);
        }
        return new Merged(runs, blocks, head);
    }

    /** The sum of several. */
    record Merged(Map<String, long[]> runs, TreeMap<Long, BlockTimes> blocks, long head) {}
}
