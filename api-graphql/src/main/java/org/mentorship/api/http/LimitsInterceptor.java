package org.mentorship.api.http;

import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
import org.mentorship.api.security.Caller;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Limits what an operation costs before and while it runs: rate, list of documents, tokens, introspection, time, open
 * subscriptions; and tells in the response's extension {@code cost} what it cost.
 */
final class LimitsInterceptor implements WebGraphQlInterceptor, Ordered {

    private final LimitsProperties limits;
    private final boolean introspection;
    private final AllowedDocuments documents;
    private final RateLimiter rates;
    private final OpenSubscriptions subscriptions;
    private final ParserOptions parserOptions;

    LimitsInterceptor(
            LimitsProperties limits,
            boolean introspection,
            AllowedDocuments documents,
            RateLimiter rates,
            OpenSubscriptions subscriptions) {
        this.limits = limits;
        this.introspection = introspection;
        this.documents = documents;
        this.rates = rates;
        this.subscriptions = subscriptions;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens()).parsingListener(DocumentNumbers::check));
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return Mono.defer(() -> {
            Caller caller = request.toExecutionInput().getGraphQLContext().get(Caller.class);
            var wait = caller == null ? Optional.<Long>empty() : rates.secondsToWait(caller.subject());
            return wait.isPresent()
                    ? tooFast(request, wait.get())
                    : execute(request, chain)
                            .map(response -> counted(caller, response))
                            .map(this::withCost);
        });
    }

    private WebGraphQlResponse counted(@Nullable Caller caller, WebGraphQlResponse response) {
        return caller != null && response.getData() instanceof Publisher<?> events
                ? response.transform(builder -> builder.data(subscriptions.limited(caller.subject(), events)))
                : response;
    }

    /** Also where the operation was refused for it. */
    private WebGraphQlResponse withCost(WebGraphQlResponse response) {
        QueryCost cost = response.getExecutionInput().getGraphQLContext().get(QueryCost.class);
        if (cost == null) {
            return response;
        }
        var extensions = new LinkedHashMap<Object, Object>(response.getExtensions());
        extensions.put("cost", told(cost));
        return response.transform(builder -> builder.extensions(extensions));
    }

    private Map<String, Object> told(QueryCost cost) {
        var told = new LinkedHashMap<String, Object>();
        told.put("complexity", cost.complexity());
        told.put("complexityLimit", limits.complexity());
        told.put("depth", cost.depth());
        told.put("depthLimit", limits.depth());
        return told;
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
        try {
            documents.check(request.getDocument());
        } catch (GraphQlFailure notAllowed) {
            return Mono.just(TopLevelErrors.response(request, notAllowed));
        }
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
