package org.mentorship.api.observe;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/** What goes with a request from thread to thread: the id of its log lines, and its trace. */
public final class CallContext {

    /** In log lines: the trace that the caller named, or else an id of our own. Not stored anywhere. */
    public static final String REQUEST_ID = "requestId";

    /** In log lines: the root of the chain of a command, as {@link org.mentorship.contract.envelope.ShownId} shows it. */
    public static final String CORRELATION_ID = "correlationId";

    static final Slf4jThreadLocalAccessor LOG_IDS = new Slf4jThreadLocalAccessor(REQUEST_ID);

    private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder()
            .contextRegistry(new ContextRegistry()
                    .registerThreadLocalAccessor(LOG_IDS)
                    .registerThreadLocalAccessor(ObservationThreadLocalAccessor.getInstance()))
            .build();

    private final ContextSnapshot snapshot;

    private CallContext(ContextSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** That of this thread. */
    public static CallContext current() {
        return new CallContext(SNAPSHOTS.captureAll());
    }

    /** The executor, with this context on whatever thread it uses. */
    public Executor on(Executor executor) {
        return task -> executor.execute(snapshot.wrap(task));
    }

    /** The future, after which it goes on with the context of this thread, whoever completes it. */
    public static <T> CompletableFuture<T> carried(CompletableFuture<T> future) {
        return future.isDone()
                ? future
                : future.whenCompleteAsync((_, _) -> {}, current().on(Runnable::run));
    }

    /** The task, with this thread's request id on whatever thread runs it. Commands take their trace in their metadata. */
    public static Runnable identified(Runnable task) {
        var id = MDC.get(REQUEST_ID);
        return id == null
                ? task
                : () -> {
                    try (var _ = MDC.putCloseable(REQUEST_ID, id)) {
                        task.run();
                    }
                };
    }
}
