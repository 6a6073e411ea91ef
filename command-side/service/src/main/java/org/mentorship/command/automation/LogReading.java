package org.mentorship.command.automation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventToken;

/** How far the automations' processor has read the log. */
class LogReading {

    private static final int SEGMENT = 0;
    /** The position before the first event. */
    static final long NONE = -1;

    private static final int PATIENCE_SECONDS = 10;
    private static final Duration GLANCE = Duration.ofMillis(1);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Supplier<StreamingEventProcessor> processor;
    private final Stumbles stumbles;
    private final OtherProcesses others;

    LogReading(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Supplier<StreamingEventProcessor> processor,
            Stumbles stumbles,
            OtherProcesses others) {
        this.log = log;
        this.processor = processor;
        this.stumbles = stumbles;
        this.others = others;
    }

    /** Whether it is this process that reads the log; of several, one does. */
    boolean isHere() {
        return processor.get().processingStatus().containsKey(SEGMENT);
    }

    /** The position of the last event; null if there is none. */
    @Nullable TrackingToken head() {
        return log.createHeadToken();
    }

    /** Whether what was noted from the event at this position, and from all before it, is on the to-do list. */
    boolean hasReached(@Nullable TrackingToken position) {
        if (position == null) {
            return true;
        }
        var status = processor.get().processingStatus().get(SEGMENT);
        var read = status == null ? null : status.getTrackingToken();
        return read != null && read.covers(position);
    }

    /** How many events of the log were not read yet; null if this process does not read it. */
    @Nullable Long lag() {
        var status = processor.get().processingStatus().get(0);
        if (status == null) {
            return null;
        }
        var read = status.getTrackingToken();
        return positionOr(0, head()) - positionOr(0, read);
    }

    private static long positionOr(long none, @Nullable TrackingToken token) {
        return token == null ? none : token.position().orElse(none);
    }

    /** The position of the last event that was read; −1 if none was, or if this process does not read. */
    long position() {
        var status = processor.get().processingStatus().get(SEGMENT);
        return status == null ? NONE : positionOr(NONE, status.getTrackingToken());
    }

    /** The event that was read last, and is no longer in its place; empty too where this process does not read. */
    Optional<EventToken> lost() {
        var status = processor.get().processingStatus().get(SEGMENT);
        return status != null && status.getTrackingToken() instanceof EventToken read && !isThere(read)
                ? Optional.of(read)
                : Optional.empty();
    }

    private boolean isThere(EventToken read) {
        try (var events = log.openStream(new GlobalSequenceTrackingToken(read.getGlobalIndex() - 1))) {
            return !events.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    || events.nextAvailable().getIdentifier().equals(read.eventId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The automations stop", e);
        }
    }

    /** The position of the last event of the log; −1 if there is none. */
    long headPosition() {
        return positionOr(NONE, head());
    }

    /** Reads no more, in this process. */
    void stop() {
        processor.get().shutdownAsync();
    }

    /** Waits until everything that is in the log now was read; false if that takes too long. */
    boolean awaitHead(Duration atMost) {
        var head = head();
        var start = System.nanoTime();
        while (!hasReached(head)) {
            if (System.nanoTime() - start > atMost.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }

    /**
     * What keeps the log from being read on; empty if nothing does. Of several processes one reads; the others stand by,
     * which is as good.
     */
    Optional<String> holdup() {
        var status = processor.get().processingStatus().get(SEGMENT);
        var stumble = stumbles.after(status == null ? others.position() : positionOr(NONE, status.getTrackingToken()));
        if (stumble.isPresent()) {
            return stumble;
        }
        if (!processor.get().isRunning() || processor.get().isError() || (status != null && status.isErrorState())) {
            return Optional.of("The log or the token cannot be read");
        }
        return status == null && !others.read() ? Optional.of("No process reads the log") : Optional.empty();
    }
}
