package org.mentorship.api.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.query.contract.timeline.LogHead;

@DisplayName("The health of a process of the API tells of the query side")
class QueriesHealthTest {

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueriesHealth health =
            new QueriesHealth(DefaultQueryGateway.builder().queryBus(bus).build());

    private void answer(MessageHandler<QueryMessage<?, Object>> answer) {
        bus.subscribe(LogHead.class.getName(), Object.class, answer);
    }

    @Test
    @DisplayName("up, where somebody answers")
    void answered() throws InterruptedException {
        answer(_ -> 7L);
        assertThat(health.check().state()).isEqualTo(State.UP);
    }

    @Test
    @DisplayName("degraded, where nobody is there to answer")
    void nobody() throws InterruptedException {
        assertThat(health.check().state()).isEqualTo(State.DEGRADED);
        assertThat(health.check().details().get("error")).asString().contains("no process answers questions");
    }

    @Test
    @DisplayName("degraded, and not down, where whoever answers fails")
    void failing() throws InterruptedException {
        answer(_ -> {
            throw new IllegalStateException("what somebody wrote");
        });
        assertThat(health.check().state()).isEqualTo(State.DEGRADED);
        assertThat(health.check().details().toString()).doesNotContain("wrote");
    }

    @Test
    @DisplayName("degraded, and not down, where whoever answers is silent")
    void silent() throws InterruptedException {
        answer(_ -> new CompletableFuture<>());
        assertThat(health.check().state()).isEqualTo(State.DEGRADED);
    }

    @Test
    @DisplayName("without a question that stays open where nobody answers it")
    void nothingOpen() throws InterruptedException {
        var asked = new ArrayList<CompletableFuture<QueryResponseMessage<Object>>>();
        var silent = new SimpleQueryBus(SimpleQueryBus.builder()) {
            @Override
            @SuppressWarnings("unchecked")
            public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
                var answer = new CompletableFuture<QueryResponseMessage<Object>>();
                asked.add(answer);
                return (CompletableFuture<QueryResponseMessage<R>>) (CompletableFuture<?>) answer;
            }
        };
        var looked =
                new QueriesHealth(DefaultQueryGateway.builder().queryBus(silent).build());

        assertThat(looked.check().state()).isEqualTo(State.DEGRADED);
        assertThat(looked.check().state()).isEqualTo(State.DEGRADED);

        assertThat(asked).hasSize(2).allMatch(CompletableFuture::isCancelled);
    }
}
