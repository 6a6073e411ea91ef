package org.mentorship.query.projection;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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

    void use(QueryUpdateEmitter queryUpdates) {
        emitter = queryUpdates;
    }

    /** A view was written, or was found to be written already. */
    @Override
    public void accept(Object view) {
        var updates = emitter;
        if (updates != null && view instanceof MentorshipView mentorship && isWatched(updates, mentorship.id())) {
            inTurn(() -> updates.emit(
                    FindMentorship.class,
                    query -> query.id().equals(mentorship.id()) && query.asOf() == null,
                    mentorship));
        }
    }

    /** A batch was written. */
    void projected(long position) {
        var updates = emitter;
        if (updates != null) {
            inTurn(() -> updates.emit(LogHead.class, _ -> true, position));
        }
    }

    void status(ReadModelStatusView status) {
        var updates = emitter;
        if (updates != null) {
            inTurn(() -> updates.emit(ReadModelStatus.class, _ -> true, status));
        }
    }

    /**
     * Tells all who follow something how it is now.
     *
     * @param present what a subscription is told of; empty for nothing
     */
    void presentToAll(Function<Object, Optional<Object>> present) {
        var updates = emitter;
        if (updates != null) {
            updates.activeSubscriptions().forEach(subscription -> presentTo(subscription, present));
        }
    }

    /** Tells one who begins to follow something, or is heard of again, how it is now. */
    void presentTo(SubscriptionQueryMessage<?, ?, ?> subscription, Function<Object, Optional<Object>> present) {
        var updates = emitter;
        if (updates != null) {
            // What is read within the turn is not told after something newer.
            inTurn(() -> present.apply(subscription.getPayload())
                    .ifPresent(now ->
                            updates.emit(query -> query.getIdentifier().equals(subscription.getIdentifier()), now)));
        }
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
