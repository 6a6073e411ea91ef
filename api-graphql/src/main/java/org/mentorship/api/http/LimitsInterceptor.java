package org.mentorship.api.http;

import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import java.util.Map;
import java.util.Optional;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
import org.mentorship.api.security.Caller;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Limits what an operation costs before and while it runs: rate, tokens, introspection, time. */
final class LimitsInterceptor implements WebGraphQlInterceptor, Ordered {

    private final LimitsProperties limits;
    private final boolean introspection;
    private final RateLimiter rates;
    private final ParserOptions parserOptions;

    LimitsInterceptor(LimitsProperties limits, boolean introspection, RateLimiter rates) {
        this.limits = limits;
        this.introspection = introspection;
        this.rates = rates;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens()));
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return Mono.defer(() -> {
            Caller caller = request.toExecutionInput().getGraphQLContext().get(Caller.class);
            var wait = caller == null ? Optional.<Long>empty() : rates.secondsToWait(caller.subject());
            return wait.isPresent() ? tooFast(request, wait.get()) : execute(request, chain);
        });
    }

    private static Mono<WebGraphQlResponse> tooFast(WebGraphQlRequest request, long seconds) {
        var response = TopLevelErrors.response(
                request,
                new GraphQlFailure(
                        FailureCode.RATE_LIMITED, "Too many requests; go on in " + seconds + " s, and more slowly."));
        response.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return Mono.just(response);
    }

    private Mono<WebGraphQlResponse> execute(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput((_, input) -> input.graphQLContext(Map.of(
                        ParserOptions.class, parserOptions, Introspection.INTROSPECTION_DISABLED, !introspection))
                .build());
        return chain.next(request)
                .timeout(limits.timeout(), Mono.fromSupplier(() -> TopLevelErrors.response(request, timeout())));
    }

    private GraphQlFailure timeout() {
        return new GraphQlFailure(
                FailureCode.TIMEOUT,
                "The operation took longer than " + limits.timeout().toSeconds()
                        + " s. A mutation may have taken effect; sent again with its commandId, it has no second one.");
    }

    @Override
    public int getOrder() {
        return 10;
    }
}
