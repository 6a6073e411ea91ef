package org.mentorship.api.observe;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.query.contract.Queries;
import org.mentorship.query.contract.timeline.LogHead;

/**
 * Up while some process answers questions from the read models, whichever it is, else degraded: mutations are taken all the
 * same, and a process of the API less would help nobody.
 */
final class QueriesHealth implements HealthCheck {

    /** Less than any part may take: who does not answer is not there, and that is not the fault of this process. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final Queries queries;

    QueriesHealth(QueryGateway gateway) {
        this.queries = new Queries(gateway);
    }

    @Override
    public String part() {
        return "queries";
    }

    @Override
    public PartHealth check() throws InterruptedException {
        var answer = queries.ask(new LogHead());
        try {
            answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return PartHealth.of(State.UP);
        } catch (ExecutionException e) {
            return PartHealth.of(State.DEGRADED).with("error", told(e.getCause()));
        } catch (TimeoutException _) {
            return PartHealth.of(State.DEGRADED).with("error", "no answer within " + PATIENCE_MILLIS + " ms");
        } finally {
            // Or each look at one that is silent would leave another question open.
            answer.cancel(true);
        }
    }

    private static String told(@Nullable Throwable failure) {
        return failure instanceof NoHandlerForQueryException
                ? "no process answers questions: none has the read models, or they are being built"
                : failure == null ? "not answered" : failure.getClass().getSimpleName();
    }
}
