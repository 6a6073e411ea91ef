package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.timeline.LogHead;

@DisplayName("A change is announced")
class UpdateAnnouncerTest {

    @Test
    @DisplayName("within the batch that made it, so that the batch comes again if the process is killed before that")
    void beforeTheTokenMoves() {
        var emitter = SimpleQueryUpdateEmitter.builder().build();
        var announcer = new UpdateAnnouncer();
        announcer.use(emitter);
        var told = new ArrayList<Object>();
        emitter.registerUpdateHandler(
                        new GenericSubscriptionQueryMessage<>(
                                new LogHead(),
                                ResponseTypes.instanceOf(Object.class),
                                ResponseTypes.instanceOf(Long.class)),
                        8)
                .getUpdates()
                .subscribe(update -> told.add(update.getPayload()));
        var batch = DefaultUnitOfWork.startAndGet(null);

        announcer.projected(7);

        assertThat(told).containsExactly(7L);
        assertThat(CurrentUnitOfWork.get()).isSameAs(batch);
        batch.commit();
        assertThat(told).containsExactly(7L);
    }
}
