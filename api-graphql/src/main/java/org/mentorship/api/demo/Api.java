package org.mentorship.api.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.contract.id.ParticipantId;
import tools.jackson.databind.JsonNode;

/** The public API as the demo uses it: everybody with their own token. */
final class Api {

    private static final int PAGE = 20;

    private final ApiClient client;
    private final Tokens tokens;

    Api(ApiClient client, Tokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    private ApiClient as(@Nullable ParticipantId caller) {
        return client.as(tokens.of(caller));
    }

    /** Asks as the coordinator, without arguments. */
    JsonNode query(String document) {
        return as(null).execute(document, Map.of());
    }

    /**
     * Carries out a mutation.
     *
     * @param caller null is the coordinator
     * @throws CliFailure with the code of the error, also where a rule refuses it
     */
    void mutate(@Nullable ParticipantId caller, String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        var document = "mutation($input: %s!) { %s(input: $input) { version userErrors { code message } } }"
                .formatted(type, mutation);
        var refusal = as(caller)
                .execute(document, Map.of("input", input))
                .path(mutation)
                .path("userErrors")
                .path(0);
        if (!refusal.isMissingNode()) {
            throw new CliFailure(
                    refusal.path("code").asString(), refusal.path("message").asString());
        }
    }

    /**
     * All nodes of a connection, page by page, as the coordinator reads them.
     *
     * @param connection the field of Query
     * @param filterType the type of its filter
     * @param fields of each node
     */
    List<JsonNode> all(String connection, String filterType, Map<String, ?> filter, String fields) {
        var document = """
                query($filter: %s, $first: Int!, $after: String) {
                  %s(filter: $filter, first: $first, after: $after) {
                    nodes { %s }
                    pageInfo { hasNextPage endCursor }
                  }
                }""".formatted(filterType, connection, fields);
        var variables = new HashMap<String, Object>(Map.of("filter", filter, "first", PAGE));
        var nodes = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = as(null).execute(document, variables).path(connection);
            page.path("nodes").forEach(nodes::add);
            variables.put("after", page.path("pageInfo").path("endCursor").asString(""));
        } while (page.path("pageInfo").path("hasNextPage").asBoolean());
        return nodes;
    }
}
