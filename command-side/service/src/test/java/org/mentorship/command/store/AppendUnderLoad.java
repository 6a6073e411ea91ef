package org.mentorship.command.store;

import static org.mentorship.command.store.EmbeddedStore.event;
import static org.mentorship.command.store.EmbeddedStore.mentorship;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;

/**
 * Appends from many threads, each to a stream of its own, one to three events at a time, until it is killed; prints each
 * append's name once the store has acknowledged it. Every event says which append it belongs to and how many there are.
 */
final class AppendUnderLoad {

    static final int THREADS = 32;

    /** Begins each line of an acknowledgement; other lines are the log's. */
    static final String ACKNOWLEDGED = "stored ";

    private static final int MOST_EVENTS = 3;

    private AppendUnderLoad() {}

    public static void main(String[] arguments) {
        var store = EmbeddedStore.open(Path.of(arguments[0]));
        for (var thread = 0; thread < THREADS; thread++) {
            var stream = mentorship("thread" + thread);
            Thread.ofPlatform().start(() -> append(store, stream));
        }
    }

    private static void append(EmbeddedStore store, MentorshipId stream) {
        var next = store.engine().lastSequenceNumberFor(stream.value()).orElse(-1L) + 1;
        while (true) {
            var first = next;
            var size = (int) (first % MOST_EVENTS) + 1;
            store.engine()
                    .appendEvents(IntStream.range(0, size)
                            .mapToObj(i -> event(
                                    stream.value(),
                                    first + i,
                                    new MeetingCancelled(stream, first + "/" + size, text(stream, first + i))))
                            .toList());
            System.out.print(acknowledgement(stream, first, size) + "\n");
            next += size;
        }
    }

    static String acknowledgement(Object stream, Object firstSequence, Object size) {
        return ACKNOWLEDGED + stream + " " + firstSequence + " " + size;
    }

    /** A text to protect, which tells whether the right one comes back. */
    static String text(MentorshipId stream, long sequence) {
        return "The reason of " + stream + " at " + sequence;
    }
}
