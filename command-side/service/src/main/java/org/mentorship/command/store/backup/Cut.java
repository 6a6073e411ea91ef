package org.mentorship.command.store.backup;

import java.util.function.Supplier;
import org.mentorship.command.store.sqlite.Snapshot;

/**
 * The event log and the keys, as they belong together. A key is on disk before the first event that needs it, so the keys
 * are looked at after the events: none is missing. A key is destroyed after the event that says so, so no erasure may
 * come between the two looks: else a key would be gone, and the log would not say why.
 */
record Cut(Snapshot events, Snapshot keys) implements AutoCloseable {

    private static final String ERASURES =
            "SELECT count(*) FROM DomainEventEntry WHERE payloadType = 'PersonalDataErased'";

    /** Looks at both, again and again until they belong together; nobody has to wait for that. */
    static Cut take(Supplier<Snapshot> events, Supplier<Snapshot> keys) {
        while (true) {
            var cut = look(events, keys);
            try (var now = events.get()) {
                if (now.number(ERASURES) == cut.events().number(ERASURES)) {
                    return cut;
                }
            } catch (RuntimeException e) {
                cut.close();
                throw e;
            }
            cut.close();
        }
    }

    private static Cut look(Supplier<Snapshot> events, Supplier<Snapshot> keys) {
        var log = events.get();
        try {
            return new Cut(log, keys.get());
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public void close() {
        keys.close();
        events.close();
    }
}
