package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.contract.timeline.LogHead;

@DisplayName("A change is announced")
class UpdateAnnouncerTest {

    private final SimpleQueryUpdateEmitter emitter =
            SimpleQueryUpdateEmitter.builder().build();
    private final UpdateAnnouncer announcer = new UpdateAnnouncer();
    private final List<Object> told = new CopyOnWriteArrayList<>();

    UpdateAnnouncerTest() {
        announcer.use(emitter);
    }

    private <M extends SubscriptionQueryMessage<?, ?, ?>> M follow(M subscription) {
        emitter.registerUpdateHandler(subscription, 8).getUpdates().subscribe(update -> told.add(update.getPayload()));
        return subscription;
    }

    @Test
    @DisplayName("within the batch that made it, so that the batch comes again if the process is killed before that")
    void beforeTheTokenMoves() {
        follow(new GenericSubscriptionQueryMessage<>(
                new LogHead(), ResponseTypes.instanceOf(Object.class), ResponseTypes.instanceOf(Long.class)));
        var batch = DefaultUnitOfWork.startAndGet(null);

        announcer.projected(7);

        assertThat(told).containsExactly(7L);
        assertThat(CurrentUnitOfWork.get()).isSameAs(batch);
        batch.commit();
        assertThat(told).containsExactly(7L);
    }

    @Test
    @Timeout(60)
    @DisplayName(
            "also while a store is slow to say how things are for somebody new, who is not told of that afterwards")
    void whileASubscriptionIsLookedUp() throws Exception {
        var subscription = follow(new GenericSubscriptionQueryMessage<>(
                new LogHead(), ResponseTypes.instanceOf(Object.class), ResponseTypes.instanceOf(Long.class)));
        var asked = new CountDownLatch(1);
        var answers = new CompletableFuture<Optional<Object>>();
        var presenting = Thread.ofVirtual()
                .start(() -> announcer.presentTo(subscription, _ -> {
                    asked.countDown();
                    return answers.join();
                }));
        asked.await();

        announcer.projected(7);

        assertThat(told).containsExactly(7L);
        answers.complete(Optional.of(6L));
        presenting.join();
        assertThat(told).containsExactly(7L);
    }

    @Test
    @DisplayName("and who begins to follow something is told how it is, also if something else has changed meanwhile")
    void presented() {
        var subscription = follow(new GenericSubscriptionQueryMessage<>(
                new LogHead(), ResponseTypes.instanceOf(Object.class), ResponseTypes.instanceOf(Long.class)));

        announcer.presentTo(subscription, _ -> {
            announcer.status(new ReadModelStatusView("views", State.LIVE, 7, 7, 0, null, null));
            return Optional.of(6L);
        });

        assertThat(told).containsExactly(6L);
    }
}
