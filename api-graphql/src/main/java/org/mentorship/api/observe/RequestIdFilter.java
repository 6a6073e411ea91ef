package org.mentorship.api.observe;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the id of a request into every log line that is written for it. */
final class RequestIdFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestIdFilter.class.getName() + ".id";

    private final RequestIds ids;

    RequestIdFilter(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = request.getAttribute(ATTRIBUTE) instanceof String known
                ? known
                : ids.of(request.getHeader(TraceParent.HEADER));
        request.setAttribute(ATTRIBUTE, id);
        try (var _ = MDC.putCloseable(CallContext.REQUEST_ID, id)) {
            chain.doFilter(request, response);
        }
    }

    /** The answer of what took its time is written on another thread. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
