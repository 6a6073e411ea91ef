package org.mentorship.command.store;

import static org.mentorship.command.store.EmbeddedStore.event;
import static org.mentorship.command.store.EmbeddedStore.mentorship;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;

/**
 * Appends from many threads, each to a stream of its own, one to three events at a time, until it is killed; prints each
 * append's name once the store has acknowledged or refused it. What was refused is tried again, under another name. Every
 * event says which append it belongs to and how many there are.
 */
final class AppendUnderLoad {

    static final int THREADS = 32;

    /** Begins each line of an acknowledgement; other lines are the log's. */
    static final String ACKNOWLEDGED = "stored ";

    /** Begins each line of a refusal. */
    static final String REFUSED = "refused ";

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
        for (var attempt = 0; ; attempt++) {
            var size = (int) (next % MOST_EVENTS) + 1;
            if (isStored(store, stream, next, size, attempt)) {
                next += size;
            }
        }
    }

    private static boolean isStored(EmbeddedStore store, MentorshipId stream, long first, int size, int attempt) {
        var name = name(stream, first, size, attempt);
        try {
            store.engine()
                    .appendEvents(IntStream.range(0, size)
                            .mapToObj(i -> event(
                                    stream.value(),
                                    first + i,
                                    new MeetingCancelled(
                                            stream, first + "/" + size + "/" + attempt, text(stream, first + i))))
                            .toList());
        } catch (EventStoreException e) {
            System.out.print(REFUSED + name + "\n");
            return false;
        }
        System.out.print(ACKNOWLEDGED + name + "\n");
        return true;
    }

    /** Tells an append from all others of the process. */
    static String name(Object stream, Object firstSequence, Object size, Object attempt) {
        return stream + " " + firstSequence + " " + size + " " + attempt;
    }

    /** A text to protect, which tells whether the right one comes back. */
    static String text(MentorshipId stream, long sequence) {
        return "The reason of " + stream + " at " + sequence;
    }
}
