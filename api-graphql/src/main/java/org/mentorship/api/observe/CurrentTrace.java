package org.mentorship.api.observe;

import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/** The id of the trace that this thread is in; empty where none is recorded. */
public final class CurrentTrace implements Supplier<Optional<String>> {

    private final ObjectProvider<Tracer> tracers;

    public CurrentTrace(ObjectProvider<Tracer> tracers) {
        this.tracers = tracers;
    }

    @Override
    public Optional<String> get() {
        var tracer = tracers.getIfAvailable();
        return tracer == null
                ? Optional.empty()
                : Optional.ofNullable(tracer.currentSpan())
                        .map(span -> span.context().traceId());
    }
}
