package org.mentorship.api.errors;

import graphql.ErrorClassification;
import org.springframework.http.HttpStatus;

/** Codes of top-level GraphQL errors, in {@code extensions.code}: what the caller cannot mend by other input. */
public enum FailureCode implements ErrorClassification {
    /** No token, or one that is malformed, expired or not signed for this service. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    /** The token's roles do not allow this. */
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** No such thing, or none that the caller may see. */
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** A value is not of its form, such as a malformed id or cursor, or the request is not a GraphQL request. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    /** The document is not GraphQL. */
    INVALID_SYNTAX(HttpStatus.BAD_REQUEST),
    /** The document or its variables do not fit the schema. */
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST),
    /** The service executes only documents on its list, and this is none of them. */
    DOCUMENT_NOT_ALLOWED(HttpStatus.FORBIDDEN),
    /** The operation is deeper, wider or longer than the service executes. */
    TOO_COMPLEX(HttpStatus.BAD_REQUEST),
    /** The body is larger than the service reads. */
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** The body did not come to its end, or not in time. */
    BODY_INCOMPLETE(HttpStatus.REQUEST_TIMEOUT),
    /** The body is not of a media type that the service reads. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** A subscription was sent for one JSON document; it needs an event stream or the WebSocket. */
    STREAM_REQUIRED(HttpStatus.NOT_ACCEPTABLE),
    /** The HTTP method is not allowed for this. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    /** The caller sends requests faster than the service takes them. */
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),
    /** The caller has as many subscriptions open as one caller may have. */
    TOO_MANY_SUBSCRIPTIONS(HttpStatus.TOO_MANY_REQUESTS),
    /** The caller has as many operations in work as one caller may have. */
    TOO_MANY_OPERATIONS(HttpStatus.TOO_MANY_REQUESTS),
    /** The caller has as many connections open as one caller may have. */
    TOO_MANY_CONNECTIONS(HttpStatus.TOO_MANY_REQUESTS),
    /** The operation took longer than the service waits. */
    TIMEOUT(HttpStatus.GATEWAY_TIMEOUT),
    /** The service cannot do this now; trying again later helps. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** A defect or a breakdown of the service; the message has an id to quote. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    FailureCode(HttpStatus status) {
        this.status = status;
    }

    /** The HTTP status of a response that is nothing but this error. */
    public HttpStatus status() {
        return status;
    }
}
