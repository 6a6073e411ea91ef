package org.mentorship.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.ErrorBody;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Refuses what a page of another origin sends, handshakes of WebSockets too, unless its origin is allowed; then says so to
 * its browser. What is no page sends no {@code Origin} and is not concerned.
 */
final class OriginFilter extends CorsFilter {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    OriginFilter(OriginProperties origins) {
        super(everywhere(cors(origins)));
        setCorsProcessor(new Refusals());
    }

    private static UrlBasedCorsConfigurationSource everywhere(CorsConfiguration cors) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }

    private static CorsConfiguration cors(OriginProperties origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "traceparent", "tracestate"));
        cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        cors.setMaxAge(REMEMBERED);
        return cors;
    }

    /** Refusals in the shape of every other. */
    private static final class Refusals extends DefaultCorsProcessor {

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration cors, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var allowed = super.processRequest(cors, request, response);
            if (!allowed) {
                ErrorBody.of(new GraphQlFailure(
                                FailureCode.FORBIDDEN,
                                "Pages of this origin may not ask the service this;"
                                        + " mentorship.security.allowed-origins says whose may."))
                        .write(request, response);
            }
            return allowed;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // It is written where the request is at hand.
        }
    }
}
