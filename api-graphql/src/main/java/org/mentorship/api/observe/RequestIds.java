package org.mentorship.api.observe;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ids for requests. */
final class RequestIds {

    private final Supplier<Optional<String>> trace;

    /** @param trace the id of the trace that this thread is in */
    RequestIds(Supplier<Optional<String>> trace) {
        this.trace = trace;
    }

    /** The trace that the caller names, else the one that is being recorded, else an id of the same form. */
    String of(@Nullable String traceparent) {
        return TraceParent.traceId(traceparent).or(trace).orElseGet(RequestIds::random);
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
