package org.mentorship.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mentorship.api.errors.ErrorBody;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers refused requests with a body in the shape of GraphQL errors, so that clients have one way to read them. */
final class ErrorBodies implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var badToken = why instanceof OAuth2AuthenticationException;
        // RFC 6750, section 3: no error code where no token was sent.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, badToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        ErrorBody.of(badToken ? GraphQlErrors.badToken() : GraphQlErrors.unauthenticated())
                .write(request, response);
    }

    /** Tells a bad token from an issuer that cannot be asked now. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof AuthenticationServiceException) {
            ErrorBody.of(new GraphQlFailure(
                            FailureCode.UNAVAILABLE, "Tokens cannot be checked now: their issuer cannot be reached."))
                    .write(request, response);
        } else {
            commence(request, response, why);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        ErrorBody.of(GraphQlErrors.forbidden()).write(request, response);
    }
}
