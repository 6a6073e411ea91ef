package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.timeline.LogHead;

/**
 * Tells subscription queries what has changed, after it can be read and before the token moves: who is killed in between
 * gets the same events again, and tells of them then. So something may be told twice, and the last is told at least once.
 */
final class UpdateAnnouncer implements Consumer<Object> {

    private volatile @Nullable QueryUpdateEmitter emitter;

    /** Those that are under way; of whoever has its turn. */
    private final List<LookUp> lookUps = new ArrayList<>();

    /** Of what a subscription follows, to tell it how that is now. */
    private static final class LookUp {

        private final Object query;
        private boolean overtaken;

        LookUp(Object query) {
            this.query = query;
        }
    }

    void use(QueryUpdateEmitter queryUpdates) {
        emitter = queryUpdates;
    }

    /** A view was written, or was found to be written already. */
    @Override
    public void accept(Object view) {
        var updates = emitter;
        if (updates != null && view instanceof MentorshipView mentorship && isWatched(updates, mentorship.id())) {
            tell(
                    updates,
                    FindMentorship.class,
                    query -> query.id().equals(mentorship.id()) && query.asOf() == null,
                    mentorship);
        }
    }

    /** A batch was written. */
    void projected(long position) {
        var updates = emitter;
        if (updates != null) {
            tell(updates, LogHead.class, _ -> true, position);
        }
    }

    void status(ReadModelStatusView status) {
        var updates = emitter;
        if (updates != null) {
            tell(updates, ReadModelStatus.class, _ -> true, status);
        }
    }

    /** Who follows something. */
    Set<SubscriptionQueryMessage<?, ?, ?>> subscriptions() {
        var updates = emitter;
        return updates == null ? Set.of() : updates.activeSubscriptions();
    }

    /**
     * Tells one who begins to follow something, or is heard of again, how it is now. The store is asked outside of the turn:
     * it may be slow, and whoever projects needs the turn. Who was told of a change meanwhile is not told of what was before.
     *
     * @param present what a subscription is told of; empty for nothing
     */
    void presentTo(SubscriptionQueryMessage<?, ?, ?> subscription, Function<Object, Optional<Object>> present) {
        var updates = emitter;
        if (updates == null) {
            return;
        }
        var lookUp = new LookUp(subscription.getPayload());
        inTurn(() -> lookUps.add(lookUp));
        var now = Optional.<Object>empty();
        try {
            now = present.apply(subscription.getPayload());
        } finally {
            end(lookUp, updates, subscription.getIdentifier(), now);
        }
    }

    private void end(LookUp lookUp, QueryUpdateEmitter updates, String subscription, Optional<Object> found) {
        inTurn(() -> {
            lookUps.remove(lookUp);
            found.filter(_ -> !lookUp.overtaken)
                    .ifPresent(
                            now -> updates.emit(query -> query.getIdentifier().equals(subscription), now));
        });
    }

    private <Q, U> void tell(QueryUpdateEmitter updates, Class<Q> type, Predicate<? super Q> about, U update) {
        inTurn(() -> {
            for (var lookUp : lookUps) {
                lookUp.overtaken |= type.isInstance(lookUp.query) && about.test(type.cast(lookUp.query));
            }
            updates.emit(type, about, update);
        });
    }

    /** Axon's emitter would wait for the end of the unit of work, when the token has moved. */
    private synchronized void inTurn(Runnable emission) {
        if (!CurrentUnitOfWork.isStarted()) {
            emission.run();
            return;
        }
        var batch = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(batch);
        try {
            emission.run();
        } finally {
            CurrentUnitOfWork.set(batch);
        }
    }

    private static boolean isWatched(QueryUpdateEmitter updates, String id) {
        return updates.activeSubscriptions().stream()
                .anyMatch(subscription -> subscription.getPayload() instanceof FindMentorship query
                        && query.id().equals(id));
    }
}
