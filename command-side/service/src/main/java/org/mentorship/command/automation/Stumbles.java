package org.mentorship.command.automation;

import java.util.Optional;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Has the processor try again what it stumbled over, and knows what that was until it is read. The processor itself does
 * not: while it waits for the next attempt, it looks like one that stands by.
 */
final class Stumbles implements ErrorHandler {

    private volatile @Nullable Stumble last;

    /** @param position of the last event that was to be noted together */
    private record Stumble(Throwable cause, long position) {

        private String told() {
            return "No event up to position " + position + " can be noted: "
                    + (cause instanceof UnknownEvent unknown
                            ? unknown.getMessage()
                            : cause.getClass().getSimpleName());
        }
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        var cause = context.error();
        last = new Stumble(
                cause,
                context.failedEvents().stream()
                        .mapToLong(Stumbles::position)
                        .max()
                        .orElse(LogReading.NONE));
        // An Error would end Axon's worker (4.13) without a word.
        throw cause instanceof Exception exception
                ? exception
                : new EventProcessingException("An event could not be noted", cause);
    }

    private static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }

    /** What keeps it from reading on, if it has read so far. */
    Optional<String> after(long read) {
        return Optional.ofNullable(last)
                .filter(stumble -> stumble.position() > read)
                .map(Stumble::told);
    }
}
