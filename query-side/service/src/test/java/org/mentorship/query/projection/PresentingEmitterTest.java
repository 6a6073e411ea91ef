package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.UpdateHandlerRegistration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.contract.timeline.LogHead;

@DisplayName("A subscription of which a process is told again")
class PresentingEmitterTest {

    private final List<Object> begun = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<Object> sent = new ArrayList<>();
    private final QueryUpdateEmitter emitter =
            PresentingEmitter.in(DefaultConfigurer.defaultConfiguration(false).buildConfiguration(), begun::add);

    /** As a connector makes it from what it is sent: the same id, another message. */
    private static SubscriptionQueryMessage<?, ?, ?> subscription(String id) {
        return subscription(id, new LogHead(), Long.class);
    }

    private static SubscriptionQueryMessage<?, ?, ?> subscription(String id, Object query, Class<?> updates) {
        return new GenericSubscriptionQueryMessage<>(
                new GenericMessage<>(id, query, MetaData.emptyInstance()),
                query.getClass().getName(),
                ResponseTypes.instanceOf(Object.class),
                ResponseTypes.instanceOf(updates));
    }

    private UpdateHandlerRegistration<Object> listen(String id, String as) {
        UpdateHandlerRegistration<Object> handler = emitter.registerUpdateHandler(subscription(id), 8);
        handler.getUpdates().doOnTerminate(() -> ended.add(as)).subscribe(update -> sent.add(as + update.getPayload()));
        return handler;
    }

    private void change(long head) {
        emitter.emit(LogHead.class, _ -> true, head);
    }

    @Test
    @DisplayName("is told of each change once, and goes on; who listens is heard of each time")
    void once() {
        listen("s1", "first ");
        listen("s2", "other ");
        listen("s1", "again ");

        change(7);

        assertThat(sent).containsExactlyInAnyOrder("other 7", "again 7");
        assertThat(ended).isEmpty();
        assertThat(begun).hasSize(3);
        assertThat(emitter.activeSubscriptions()).hasSize(2);
    }

    @Test
    @DisplayName("is told of the last change only, where it begins to listen after several")
    void late() {
        UpdateHandlerRegistration<Object> handler = emitter.registerUpdateHandler(subscription("s1"), 8);
        change(7);
        change(8);

        handler.getUpdates().subscribe(update -> sent.add("late " + update.getPayload()));
        change(9);

        assertThat(sent).containsExactly("late 8", "late 9");
    }

    @Test
    @DisplayName("is told of the last change of each read model, where it begins to listen after several")
    void lateForEach() {
        UpdateHandlerRegistration<ReadModelStatusView> handler =
                emitter.registerUpdateHandler(subscription("s1", new ReadModelStatus(), ReadModelStatusView.class), 8);
        for (var position = 7L; position < 9; position++) {
            for (var name : List.of("views", "timeline")) {
                emitter.emit(ReadModelStatus.class, _ -> true, status(name, position));
            }
        }

        handler.getUpdates().map(Message::getPayload).subscribe(sent::add);

        assertThat(sent).containsExactly(status("views", 8), status("timeline", 8));
    }

    private static ReadModelStatusView status(String name, long position) {
        return new ReadModelStatusView(name, State.LIVE, position, position, 0, null, null);
    }

    @Test
    @DisplayName("ends when it is cancelled, in whatever order its handlers are, and may begin anew")
    void cancelled() {
        var first = listen("s1", "first ");
        var again = listen("s1", "again ");

        first.getRegistration().cancel();
        change(7);
        assertThat(sent).containsExactly("again 7");

        again.getRegistration().cancel();
        change(8);
        assertThat(sent).containsExactly("again 7");

        listen("s1", "anew ");
        change(9);
        assertThat(sent).containsExactly("again 7", "anew 9");
    }
}
