package org.mentorship.api.observe;

import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/** Gives each operation that comes over a WebSocket an id for its log lines; one over HTTP has that of its request. */
final class OperationIds implements WebGraphQlInterceptor, Ordered {

    private final RequestIds ids;

    OperationIds(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (MDC.get(CallContext.REQUEST_ID) != null) {
            return chain.next(request);
        }
        var id = ids.of(request.getHeaders().getFirst(TraceParent.HEADER));
        return chain.next(request)
                .contextWrite(context -> context.put(Slf4jThreadLocalAccessor.KEY, Map.of(CallContext.REQUEST_ID, id)));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
