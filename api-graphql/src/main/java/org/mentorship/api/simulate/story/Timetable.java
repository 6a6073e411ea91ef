package org.mentorship.api.simulate.story;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The acts of many pairs in the order of their times. A story is told when its time has come and forgotten at its end, so
 * that a long history needs no more memory than the mentorships that are going on at once.
 */
public final class Timetable {

    private final Frame frame;
    private final Deque<Pair> waiting;
    private final PriorityQueue<Telling> running = new PriorityQueue<>(
            Comparator.comparing((Telling telling) -> telling.next().at())
                    .thenComparingInt(telling -> telling.pair.ordinal()));

    public Timetable(Frame frame, List<Pair> pairs) {
        this.frame = frame;
        this.waiting = new ArrayDeque<>(pairs.stream()
                .sorted(Comparator.comparingInt(Pair::day).thenComparingInt(Pair::ordinal))
                .toList());
    }

    /** How many acts a pair's story has from one instant, included, until another, excluded. */
    public static long count(Frame frame, Pair pair, Instant from, Instant until) {
        return Story.of(frame, pair).stream()
                .filter(act -> !act.at().isBefore(from) && act.at().isBefore(until))
                .count();
    }

    /** A story, and how far it is told. */
    private static final class Telling {
        private final Pair pair;
        private final List<Act> acts;
        private int told;

        private Telling(Pair pair, List<Act> acts) {
            this.pair = pair;
            this.acts = acts;
        }

        private Act next() {
            return acts.get(told);
        }
    }

    /** All that happens at the next instant: pair after pair by their ordinals; empty at the end. */
    public List<Act> next() {
        beginStories();
        var first = running.peek();
        if (first == null) {
            return List.of();
        }
        var at = first.next().at();
        var together = new ArrayList<Act>();
        for (var telling = first; telling != null && telling.next().at().equals(at); telling = running.peek()) {
            running.remove();
            together.add(telling.next());
            if (++telling.told < telling.acts.size()) {
                running.add(telling);
            }
        }
        return together;
    }

    /** Tells the stories of all who are proposed to each other before anything else happens. */
    private void beginStories() {
        while (!waiting.isEmpty() && mayComeNext(waiting.getFirst())) {
            var pair = waiting.removeFirst();
            running.add(new Telling(pair, Story.of(frame, pair)));
        }
    }

    private boolean mayComeNext(Pair pair) {
        var next = running.peek();
        return next == null || !next.next().at().isBefore(frame.startOf(pair.day()));
    }
}
