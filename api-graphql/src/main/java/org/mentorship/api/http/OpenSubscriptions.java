package org.mentorship.api.http;

import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Counts open subscriptions by subject: each costs memory for as long as it is open, and no rate ends it. */
final class OpenSubscriptions {

    private final Places places;

    OpenSubscriptions(LimitsProperties limits) {
        this.places = new Places(limits.subscriptions());
    }

    /** The events, which count from when they are subscribed to until they end, and fail at once where that is too many. */
    Flux<?> limited(String subject, Publisher<?> events) {
        return places.holding(subject, events, this::tooMany);
    }

    private GraphQlFailure tooMany() {
        return new GraphQlFailure(
                FailureCode.TOO_MANY_SUBSCRIPTIONS,
                "You have " + places.limit() + " subscriptions open, which is as many as you may have; end one first.");
    }
}
