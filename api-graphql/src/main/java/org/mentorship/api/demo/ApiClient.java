package org.mentorship.api.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mentorship.contract.stored.EventJson;

/** Talks to the service as any client app does: GraphQL operations by HTTP, a token with each. */
final class ApiClient {

    private static final int PAGE = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final ObjectMapper json = EventJson.mapper();
    private final HttpClient http;
    private final URI endpoint;

    ApiClient(URI service) {
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.endpoint = service.resolve("/graphql");
    }

    /** Arguments of an operation. */
    ObjectNode variables() {
        return json.createObjectNode();
    }

    /** A tree of anything that the contract knows to write. */
    ObjectNode tree(Object value) {
        return json.valueToTree(value);
    }

    /**
     * Sends one operation and returns its data.
     *
     * @throws ApiRefusal if the service answers with errors
     */
    JsonNode send(String token, String document, ObjectNode variables) {
        var request = json.createObjectNode();
        request.put("query", document);
        request.set("variables", variables);
        try {
            var response = http.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/graphql-response+json")
                            .timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(request)))
                            .build(),
                    BodyHandlers.ofByteArray());
            return data(response.statusCode(), json.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new ApiRefusal("NO_JSON", "The service did not answer with JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ApiRefusal("UNREACHABLE", "The service does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiRefusal("INTERRUPTED", "Interrupted");
        }
    }

    private static JsonNode data(int status, JsonNode body) {
        var error = body.path("errors").path(0);
        if (status != OK || !error.isMissingNode()) {
            throw new ApiRefusal(
                    error.path("extensions").path("code").asText("HTTP_" + status),
                    error.path("message").asText(body.toString()));
        }
        return body.path("data");
    }

    /**
     * Carries out a mutation and returns its payload.
     *
     * @param fields of the payload that are wanted, besides the errors
     * @throws ApiRefusal if a rule refuses it, too
     */
    JsonNode mutate(String token, String mutation, ObjectNode input, String fields) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        var document = "mutation($input: %s!) { %s(input: $input) { %s userErrors { code message field } } }"
                .formatted(type, mutation, fields);
        var variables = json.createObjectNode();
        variables.set("input", input);
        var payload = send(token, document, variables).path(mutation);
        var error = payload.path("userErrors").path(0);
        if (!error.isMissingNode()) {
            throw new ApiRefusal(
                    error.path("code").asText(), error.path("message").asText());
        }
        return payload;
    }

    /**
     * All nodes of a connection, page by page.
     *
     * @param connection the field of Query
     * @param filterType the type of its filter
     * @param fields of each node
     */
    List<JsonNode> all(String token, String connection, String filterType, ObjectNode filter, String fields) {
        var document = """
                query($filter: %s, $first: Int!, $after: String) {
                  %s(filter: $filter, first: $first, after: $after) {
                    nodes { %s }
                    pageInfo { hasNextPage endCursor }
                  }
                }""".formatted(filterType, connection, fields);
        var variables = json.createObjectNode();
        variables.set("filter", filter);
        variables.put("first", PAGE);
        var nodes = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = send(token, document, variables).path(connection);
            if (page.path("nodes") instanceof ArrayNode array) {
                array.forEach(nodes::add);
            }
            variables.put("after", page.path("pageInfo").path("endCursor").asText());
        } while (page.path("pageInfo").path("hasNextPage").asBoolean());
        return nodes;
    }
}
