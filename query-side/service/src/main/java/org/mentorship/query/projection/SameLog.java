package org.mentorship.query.projection;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.log.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether the log is still the one that the read models were made of. One that lost its end, as a server does that
 * loses power or is restored from a backup, ends before what they know; or, once it has grown past that, has other events
 * there. Read models that know events that are gone would keep them, and skip those that take their places.
 */
final class SameLog {

    private static final Logger LOG = LoggerFactory.getLogger(SameLog.class);
    /** One of several servers may be behind another one for a moment. */
    private static final int LOOKS = 3;

    private final EventLog log;
    private final Supplier<List<GlobalSequenceTrackingToken>> tokens;
    private final Runnable untilNextLook;

    /**
     * @param tokens of all that was made of the log
     * @param untilNextLook waits, if the log seems to end too early
     */
    SameLog(EventLog log, Supplier<List<GlobalSequenceTrackingToken>> tokens, Runnable untilNextLook) {
        this.log = log;
        this.tokens = tokens;
        this.untilNextLook = untilNextLook;
    }

    /** Looks; to be done every second, and before anybody goes on. */
    boolean isAnother() {
        var known = tokens.get(); // before the log, which only grows
        return endsBefore(farthest(known)) || hasOthers(known);
    }

    private static long farthest(List<GlobalSequenceTrackingToken> known) {
        return known.stream()
                .mapToLong(GlobalSequenceTrackingToken::getGlobalIndex)
                .max()
                .orElse(-1);
    }

    private boolean endsBefore(long position) {
        var head = log.head();
        for (var look = 1; look < LOOKS && head < position; look++) {
            untilNextLook.run();
            head = log.head();
        }
        if (head < position) {
            LOG.warn(
                    "The read models know events up to {}, but the log ends at {}: building them anew", position, head);
        }
        return head < position;
    }

    private boolean hasOthers(List<GlobalSequenceTrackingToken> known) {
        var named = known.stream()
                .filter(EventToken.class::isInstance)
                .map(EventToken.class::cast)
                .collect(Collectors.toSet());
        var other = log.at(named.stream().map(EventToken::getGlobalIndex).collect(Collectors.toSet())).stream()
                .filter(event -> isAnother(event, named))
                .findFirst();
        other.ifPresent(event -> LOG.warn(
                "The read models know another event at position {} than the log has: building them anew",
                event.position()));
        return other.isPresent();
    }

    private static boolean isAnother(StoredEvent event, Set<EventToken> named) {
        return named.stream()
                .anyMatch(token -> token.getGlobalIndex() == event.position()
                        && !token.eventId().equals(event.eventId()));
    }
}
