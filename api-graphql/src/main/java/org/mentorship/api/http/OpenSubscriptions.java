package org.mentorship.api.http;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import reactor.core.publisher.Flux;

/** Counts open subscriptions by subject: each costs memory for as long as it is open, and no rate ends it. */
final class OpenSubscriptions {

    private final int limit;
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    OpenSubscriptions(LimitsProperties limits) {
        this.limit = limits.subscriptions();
    }

    /** The events, which count from when they are subscribed to until they end, and fail at once where that is too many. */
    Flux<?> limited(String subject, Publisher<?> events) {
        return Flux.defer(() -> enter(subject)
                ? Flux.from(events).doFinally(_ -> leave(subject))
                : Flux.error(new SubscriptionPublisherException(List.of(TopLevelErrors.of(tooMany())), null)));
    }

    private GraphQlFailure tooMany() {
        return new GraphQlFailure(
                FailureCode.TOO_MANY_SUBSCRIPTIONS,
                "You have " + limit + " subscriptions open, which is as many as you may have; end one first.");
    }

    private boolean enter(String subject) {
        var mine = open.merge(subject, 1, Integer::sum);
        if (mine > limit) {
            leave(subject);
            return false;
        }
        return true;
    }

    private void leave(String subject) {
        open.computeIfPresent(subject, (_, count) -> count == 1 ? null : count - 1);
    }
}
