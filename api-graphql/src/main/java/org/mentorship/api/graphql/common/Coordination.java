package org.mentorship.api.graphql.common;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.Failures;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.observe.CallContext;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.Answers;
import org.mentorship.query.contract.program.FindCoordinatedPrograms;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Completes a coordinator with the programmes that they coordinate: no token says it, the programmes do. It is asked anew for
 * every operation, and for every update of a subscription, so that whoever is removed reads nothing more.
 */
@Component
public final class Coordination implements WebGraphQlInterceptor, Ordered {

    private static final String SUBJECT = "Who coordinates what";

    /** Each time about twice as long; at random, so that not all who wait ask at once. */
    private static final Retry UNTIL_ANSWERED = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(10))
            .filter(failure -> failure instanceof GraphQlFailure known && known.code() == FailureCode.UNAVAILABLE);

    private final Reads reads;

    Coordination(Reads reads) {
        this.reads = reads;
    }

    /** The caller with the programmes that they coordinate now; others as they are. */
    public CompletableFuture<Caller> of(Caller caller) {
        if (!caller.has(ActorRole.COORDINATOR)) {
            return CompletableFuture.completedFuture(caller);
        }
        var asked = reads.ask(new FindCoordinatedPrograms(caller.subject()));
        return Answers.cancelling(asked, asked.thenApply(caller::coordinating));
    }

    /**
     * The same, for who has time: while nobody can tell it is asked again, until somebody can or the subscriber leaves.
     *
     * @param on where it is asked
     */
    public Mono<Caller> awaited(Caller caller, Scheduler on) {
        return Mono.fromFuture(() -> of(caller))
                .subscribeOn(on)
                .timeout(Reads.ANSWERED_WITHIN)
                .onErrorMap(failure -> Failures.of(failure, SUBJECT))
                .retryWhen(UNTIL_ANSWERED);
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Caller caller = request.toExecutionInput().getGraphQLContext().get(Caller.class);
        if (caller == null || !caller.has(ActorRole.COORDINATOR)) {
            return chain.next(request);
        }
        return Mono.fromFuture(() -> CallContext.carried(of(caller)))
                .onErrorResume(failure -> {
                    // What needs to know it will say so; the rest goes on.
                    Failures.of(failure, SUBJECT);
                    return Mono.just(caller.coordinatingUnknown());
                })
                .flatMap(known -> chain.next(known(request, known)));
    }

    private static WebGraphQlRequest known(WebGraphQlRequest request, Caller caller) {
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(context(caller)).build());
        return request;
    }

    /** Under what keys a caller is in the context of an operation. */
    static Map<?, Object> context(Caller caller) {
        return Map.of(Caller.class, caller, Caller.CONTEXT_KEY, caller);
    }

    /** Inside what limits operations: who asks too much does not ask this, either. */
    @Override
    public int getOrder() {
        return 20;
    }
}
