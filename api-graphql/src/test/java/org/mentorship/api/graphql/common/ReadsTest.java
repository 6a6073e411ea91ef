package org.mentorship.api.graphql.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Query;

@DisplayName("Waiting for a version")
class ReadsTest {

    private static final String HIDDEN = "hidden";
    private static final String OPEN = "open";

    private record Ask(@Nullable Long minVersion) implements Query<Lookup<String>> {}

    private final CompletableFuture<Lookup<String>> version = new CompletableFuture<>();
    private final CompletableFuture<Lookup<String>> never = new CompletableFuture<>();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final Reads reads =
            new Reads(DefaultQueryGateway.builder().queryBus(bus).build());
    private final Thing<String> thing = new Thing<>("thing", (_, minVersion) -> new Ask(minVersion));
    private Lookup<String> now = new Lookup.Unknown<>();

    @BeforeEach
    void answer() {
        bus.<Object>subscribe(Ask.class.getName(), Object.class, message -> {
            var asked = ((Ask) message.getPayload()).minVersion();
            return asked == null
                    ? CompletableFuture.completedFuture(now)
                    : asked == Reads.NEVER_REACHED ? never : version;
        });
    }

    private CompletableFuture<String> waiting() {
        return reads.readable(thing, "id", 7L, OPEN::equals);
    }

    private static void isUnavailable(CompletableFuture<String> answer) {
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        GraphQlFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE));
    }

    @Test
    @DisplayName("ends with it for who may read it")
    void open() {
        now = new Lookup.Found<>(OPEN);
        var answer = waiting();
        assertThat(answer).isNotDone();
        version.complete(new Lookup.Found<>(OPEN));
        assertThat(answer).isCompletedWithValue(OPEN);
    }

    @Test
    @DisplayName("ends with it also for who may read it only since then")
    void opened() {
        now = new Lookup.Found<>(HIDDEN);
        var answer = waiting();
        assertThat(answer).isNotDone();
        version.complete(new Lookup.Found<>(OPEN));
        assertThat(answer).isCompletedWithValue(OPEN);
    }

    @Test
    @DisplayName("takes as long where it comes and is hidden as where it never comes")
    void hidden() {
        now = new Lookup.Found<>(HIDDEN);
        takesAsLongAsNever();
    }

    @Test
    @DisplayName("takes as long where something hidden comes to be as where it never does")
    void comesHidden() {
        takesAsLongAsNever();
    }

    private void takesAsLongAsNever() {
        var answer = waiting();
        version.complete(new Lookup.Found<>(HIDDEN));
        assertThat(answer).isNotDone();
        never.complete(new Lookup.NotYet<>());
        isUnavailable(answer);
    }

    @Test
    @DisplayName("ends without it where it does not come in time")
    void notYet() {
        var answer = waiting();
        version.complete(new Lookup.NotYet<>());
        isUnavailable(answer);
    }
}
