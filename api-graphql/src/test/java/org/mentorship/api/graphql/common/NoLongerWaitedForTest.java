package org.mentorship.api.graphql.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.contract.envelope.ActorRole;
import reactor.core.scheduler.Schedulers;

@DisplayName("A question whose answer nobody waits for any more is given up")
class NoLongerWaitedForTest {

    private final CompletableFuture<Object> asked = new CompletableFuture<>();
    private final Reads reads = new Reads((QueryGateway) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {QueryGateway.class}, (_, _, _) -> asked));

    @Test
    @DisplayName("be it what a coordinator may read")
    void rights() {
        new Coordination(reads)
                .awaited(GraphQlSlice.staff(ActorRole.COORDINATOR), Schedulers.immediate())
                .subscribe()
                .dispose();
        assertThat(asked).isCancelled();
    }

    @Test
    @DisplayName("be it a mentorship")
    void mentorship() {
        reads.get(Thing.MENTORSHIP, "mnt_a", null).cancel(true);
        assertThat(asked).isCancelled();
    }
}
