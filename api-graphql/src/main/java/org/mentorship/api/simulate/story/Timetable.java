package org.mentorship.api.simulate.story;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The acts of many matches in the order of their times. A story is told when its time has come and forgotten at its end, so
 * that a long history needs no more memory than the mentorships that are going on at once.
 */
public final class Timetable {

    private final Frame frame;
    private final Deque<Match> waiting;
    private final PriorityQueue<Telling> running = new PriorityQueue<>(
            Comparator.comparing((Telling telling) -> telling.next().at())
                    .thenComparingInt(telling -> telling.match.ordinal()));

    public Timetable(Frame frame, List<Match> matches) {
        this.frame = frame;
        this.waiting = new ArrayDeque<>(matches.stream()
                .sorted(Comparator.comparingInt(Match::day).thenComparingInt(Match::ordinal))
                .toList());
    }

    /** How many acts a match's story has from one instant, included, until another, excluded. */
    public static long count(Frame frame, Match match, Instant from, Instant until) {
        return Story.of(frame, match).stream()
                .filter(act -> !act.at().isBefore(from) && act.at().isBefore(until))
                .count();
    }

    /** A story, and how far it is told. */
    private static final class Telling {
        private final Match match;
        private final List<Act> acts;
        private int told;

        private Telling(Match match, List<Act> acts) {
            this.match = match;
            this.acts = acts;
        }

        private Act next() {
            return acts.get(told);
        }
    }

    /** All that happens at the next instant: match after match by their ordinals; empty at the end. */
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
            var match = waiting.removeFirst();
            running.add(new Telling(match, Story.of(frame, match)));
        }
    }

    private boolean mayComeNext(Match match) {
        var next = running.peek();
        return next == null || !next.next().at().isBefore(frame.startOf(match.day()));
    }
}
