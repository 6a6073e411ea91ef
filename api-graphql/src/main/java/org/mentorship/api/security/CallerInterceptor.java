package org.mentorship.api.security;

import graphql.GraphQLError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.TopLevelErrors;
import org.mentorship.api.observe.TraceParent;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.server.support.BearerTokenAuthenticationExtractor;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts the {@link Caller} into the context of every operation, whichever way it came, and ends event streams and
 * connections when the caller's token does. Over WebSocket the token comes in the payload of {@code connection_init}; a
 * handshake that already had one needs none.
 */
final class CallerInterceptor implements WebSocketGraphQlInterceptor, Ordered {

    private static final String AUTHENTICATION = CallerInterceptor.class.getName() + ".authentication";
    private static final String TIMER = CallerInterceptor.class.getName() + ".timer";

    /** Longer than a process runs; timers overflow beyond 292 years. */
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final BearerTokenAuthenticationExtractor bearerToken = new BearerTokenAuthenticationExtractor();
    private final AuthenticationManager tokens;
    private final TokenReader reader;
    private final Clock clock;
    private final Supplier<Optional<String>> trace;

    /**
     * @param clock the machine's: tokens go by its time also where the service's is simulated
     * @param trace the id of the trace that this thread is in, for callers that name none
     */
    CallerInterceptor(AuthenticationManager tokens, TokenReader reader, Clock clock, Supplier<Optional<String>> trace) {
        this.tokens = tokens;
        this.reader = reader;
        this.clock = clock;
        this.trace = trace;
    }

    /** An error here closes the connection with 4401. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        return Mono.defer(() -> bearerToken.getAuthentication(payload))
                .map(tokens::authenticate)
                .switchIfEmpty(session.getPrincipal().ofType(Authentication.class))
                .filter(JwtAuthenticationToken.class::isInstance)
                .switchIfEmpty(Mono.error(GraphQlErrors::unauthenticated))
                .filter(authentication ->
                        expiry(authentication).filter(this::isPast).isEmpty())
                .switchIfEmpty(Mono.error(GraphQlErrors::badToken))
                .doOnNext(authentication -> enter(session, authentication))
                .then(Mono.empty());
    }

    private void enter(WebSocketSessionInfo session, Authentication authentication) {
        var attributes = session.getAttributes();
        OpenConnection.of(attributes).ifPresent(connection -> connection.enter(authentication.getName()));
        attributes.put(AUTHENTICATION, authentication);
        expiry(authentication)
                .ifPresent(expiry -> attributes.put(
                        TIMER,
                        at(expiry)
                                .subscribe(
                                        _ -> OpenConnection.of(attributes).ifPresent(OpenConnection::tokenExpired))));
    }

    @Override
    public void handleConnectionClosed(WebSocketSessionInfo session, int statusCode, Map<String, Object> payload) {
        if (session.getAttributes().get(TIMER) instanceof Disposable timer) {
            timer.dispose();
        }
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var authentication = authentication(request);
        var traceId = TraceParent.traceId(request.getHeaders().getFirst(TraceParent.HEADER))
                .or(trace);
        var caller = reader.caller(authentication, traceId.orElse(null));
        var expiry = expiry(authentication);
        if (caller.isEmpty()) {
            return Mono.just(TopLevelErrors.response(request, GraphQlErrors.unauthenticated()));
        }
        if (expiry.filter(this::isPast).isPresent()) {
            return Mono.just(TopLevelErrors.response(request, GraphQlErrors.badToken()));
        }
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(Caller.class, caller.get(), Caller.CONTEXT_KEY, caller.get()))
                        .build());
        var response = chain.next(request);
        return expiry.isEmpty() ? response : response.map(answer -> until(expiry.get(), request, answer));
    }

    private static @Nullable Authentication authentication(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest overWebSocket
                ? (Authentication)
                        overWebSocket.getSessionInfo().getAttributes().get(AUTHENTICATION)
                : SecurityContextHolder.getContext().getAuthentication();
    }

    private static Optional<Instant> expiry(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken jwt
                ? Optional.ofNullable(jwt.getToken().getExpiresAt())
                : Optional.empty();
    }

    private boolean isPast(Instant instant) {
        return !instant.isAfter(clock.instant());
    }

    private WebGraphQlResponse until(Instant expiry, WebGraphQlRequest request, WebGraphQlResponse response) {
        if (!(response.getData() instanceof Publisher<?> events)) {
            return response;
        }
        // A connection that closes ends all that is on it by itself, and its client may go on over another one.
        var some = request instanceof WebSocketGraphQlRequest
                ? Flux.from(events).filter(_ -> !isPast(expiry))
                : Flux.from(events).takeUntilOther(at(expiry).then(Mono.error(this::expired)));
        return response.transform(builder -> builder.data(some));
    }

    private Mono<Long> at(Instant instant) {
        var time = Duration.between(clock.instant(), instant);
        return time.compareTo(FOR_EVER) > 0 ? Mono.never() : Mono.delay(time);
    }

    private SubscriptionPublisherException expired() {
        GraphQLError error = TopLevelErrors.of(GraphQlErrors.badToken());
        return new SubscriptionPublisherException(List.of(error), null);
    }

    /** Inside the interceptor that completes error codes, outside everything that needs a caller. */
    @Override
    public int getOrder() {
        return 0;
    }
}
