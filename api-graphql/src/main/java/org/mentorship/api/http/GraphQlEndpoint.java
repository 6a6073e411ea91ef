package org.mentorship.api.http;

import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.ErrorBody;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The HTTP side of the GraphQL endpoint, after the GraphQL-over-HTTP specification: POST with JSON, GET for queries where
 * it is switched on, one operation at a time.
 */
final class GraphQlEndpoint {

    private static final String ALLOW_POST = "POST";
    private static final String ALLOW_BOTH = "GET, POST";

    /** In seconds. */
    private static final String SOON = "1";

    private final JsonHandler json;
    private final EventStreamHandler events;
    private final OperationsInWork inWork;
    private final HttpProperties properties;
    private final LimitsProperties limits;
    private final AllowedDocuments documents;

    GraphQlEndpoint(
            JsonHandler json,
            EventStreamHandler events,
            OperationsInWork inWork,
            HttpProperties properties,
            LimitsProperties limits,
            AllowedDocuments documents) {
        this.json = json;
        this.events = events;
        this.inWork = inWork;
        this.properties = properties;
        this.limits = limits;
        this.documents = documents;
    }

    ServerResponse handle(ServerRequest request) throws IOException {
        try {
            inWork.enter(subject(request), request.servletRequest());
            request.attributes().put(OperationRequests.PARAMETERS, parameters(request));
            return ResponseTypes.of(request).equals(MediaType.TEXT_EVENT_STREAM)
                    ? events.handleRequest(request)
                    : json.handleRequest(request);
        } catch (GraphQlFailure failure) {
            return refused(request, failure);
        }
    }

    private static String subject(ServerRequest request) {
        return request.principal().orElseThrow(GraphQlErrors::unauthenticated).getName();
    }

    private GraphQlRequest parameters(ServerRequest request) throws IOException {
        if (request.method().equals(HttpMethod.POST)) {
            checkMediaType(request);
            return RequestReader.request(documents.resolved(RequestReader.body(
                    request.servletRequest().getInputStream(), limits.body().toBytes())));
        }
        if (request.method().equals(HttpMethod.GET) && properties.getEnabled()) {
            return queryByGet(request);
        }
        throw new GraphQlFailure(FailureCode.METHOD_NOT_ALLOWED, "Send operations by " + allowed() + ".");
    }

    private static void checkMediaType(ServerRequest request) {
        var type = ResponseTypes.ofBody(request);
        var encoding = request.headers().firstHeader(HttpHeaders.CONTENT_ENCODING);
        var readable = type.filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                .filter(json -> json.getCharset() == null || StandardCharsets.UTF_8.equals(json.getCharset()))
                .isPresent();
        if (!readable || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new GraphQlFailure(
                    FailureCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send the operation as Content-Type: application/json, in UTF-8, not compressed.");
        }
    }

    private GraphQlRequest queryByGet(ServerRequest request) {
        var parameters = new HashMap<String, @Nullable String>();
        request.params().forEach((name, values) -> {
            if (values.size() > 1) {
                throw GraphQlErrors.badRequest("The parameter " + name + " is there more than once.");
            }
            parameters.put(name, values.getFirst());
        });
        var operation = RequestReader.request(documents.resolved(RequestReader.parameters(parameters)));
        if (changesSomething(operation)) {
            throw new GraphQlFailure(FailureCode.METHOD_NOT_ALLOWED, "Send mutations by POST.");
        }
        return operation;
    }

    /** What cannot be parsed changes nothing, and is told so by the engine. */
    private static boolean changesSomething(GraphQlRequest request) {
        try {
            var operations = Parser.parse(request.getDocument()).getDefinitionsOfType(OperationDefinition.class);
            return operations.stream()
                    .filter(operation -> request.getOperationName() == null
                            || request.getOperationName().equals(operation.getName()))
                    .anyMatch(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION);
        } catch (InvalidSyntaxException _) {
            return false;
        }
    }

    private ServerResponse refused(ServerRequest request, GraphQlFailure failure) {
        return ErrorBody.of(failure).response(request, headers -> {
            switch (failure.code()) {
                case METHOD_NOT_ALLOWED -> headers.set(HttpHeaders.ALLOW, allowed());
                case TOO_MANY_OPERATIONS -> headers.set(HttpHeaders.RETRY_AFTER, SOON);
                case UNSUPPORTED_MEDIA_TYPE -> headers.setAccept(List.of(MediaType.APPLICATION_JSON));
                default -> {}
            }
        });
    }

    private String allowed() {
        return properties.getEnabled() ? ALLOW_BOTH : ALLOW_POST;
    }
}
