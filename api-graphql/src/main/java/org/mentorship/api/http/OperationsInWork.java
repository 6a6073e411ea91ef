package org.mentorship.api.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;

/**
 * Counts operations in work by subject: each holds its request and its answer in memory, and the answer until the client
 * has taken it. Subscriptions count until they begin.
 */
final class OperationsInWork implements ServletRequestListener {

    private static final String PLACE = Place.class.getName();

    private final Places places;

    OperationsInWork(LimitsProperties limits) {
        this.places = new Places(limits.operations());
    }

    /** What one operation takes up. */
    final class Place {
        private final String subject;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        private Place(String subject) {
            this.subject = subject;
        }

        /** Once and for all, however often it is said. */
        void leave() {
            if (taken.compareAndSet(true, false)) {
                places.leave(subject);
            }
        }
    }

    /** @throws GraphQlFailure {@code TOO_MANY_OPERATIONS} */
    Place enter(String subject) {
        if (!places.enter(subject)) {
            throw new GraphQlFailure(
                    FailureCode.TOO_MANY_OPERATIONS,
                    "You have " + places.limit() + " operations in work, which is as many as you may have;"
                            + " wait for an answer, and read it.");
        }
        return new Place(subject);
    }

    /**
     * Takes a place until the request is over, its answer sent or given up.
     *
     * @throws GraphQlFailure {@code TOO_MANY_OPERATIONS}
     */
    void enter(String subject, ServletRequest request) {
        request.setAttribute(PLACE, enter(subject));
    }

    /** What an operation that has come by this request takes up; it may be left before the request is over. */
    static Place place(ServletRequest request) {
        return (Place) Objects.requireNonNull(request.getAttribute(PLACE));
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest().getAttribute(PLACE) instanceof Place place) {
            place.leave();
        }
    }
}
