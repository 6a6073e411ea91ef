package org.mentorship.api.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The GraphQL API as a client sees it: documents with variables, one input for each mutation. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProbeClient client;

    Api(int port) {
        this.client = new ProbeClient(port);
    }

    /** A field's answer and what came with it. */
    record Result(Answer answer, String field) {

        /** What the field answered; missing where the whole request was refused. */
        JsonNode data() {
            return answer.json().at("/data/" + field);
        }

        /** The code of a top-level error, else of the first user error, or an empty text. */
        String code() {
            return answer.code().isEmpty() ? data().at("/userErrors/0/code").asString("") : answer.code();
        }

        /** The same, where anything but success is a defect of the test. */
        JsonNode accepted() {
            if (!code().isEmpty() || data().isMissingNode() || data().isNull()) {
                throw new AssertionError(
                        field + " was refused: " + answer.response().body());
            }
            return data();
        }
    }

    Answer post(@Nullable String token, String document, Map<String, ?> variables) {
        return raw(token, JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
    }

    /** Posts a body as it is. */
    Answer raw(@Nullable String token, String body) {
        return client.post(token, body, UnaryOperator.identity());
    }

    Answer get(String path, @Nullable String token) {
        return client.get(path, token);
    }

    /** One mutation with its input, and what to read of its payload besides version and userErrors. */
    Result mutate(@Nullable String token, String name, Map<String, ?> input, String selection) {
        var document = "mutation($input: %1$sInput!) { %2$s(input: $input) { version userErrors { code field } %3$s } }"
                .formatted(StringUtils.capitalize(name), name, selection);
        return new Result(post(token, document, Map.of("input", input)), name);
    }

    Result mutate(@Nullable String token, String name, Map<String, ?> input) {
        return mutate(token, name, input, "");
    }

    /** One field of Query, with its arguments and selection as text. */
    Result query(@Nullable String token, String field, String rest) {
        return new Result(post(token, "{ " + field + rest + " }", Map.of()), field);
    }

    /** Every event of the log, page by page. */
    List<JsonNode> auditLog(String token, Map<String, ?> filter, String selection) {
        var entries = new ArrayList<JsonNode>();
        var document =
                "query($filter: AuditFilter, $after: String) { auditLog(filter: $filter, first: 100, after: $after)"
                        + " { pageInfo { hasNextPage endCursor } nodes { " + selection + " } } }";
        var variables = new HashMap<String, Object>(Map.of("filter", filter));
        while (true) {
            var page = new Result(post(token, document, variables), "auditLog").accepted();
            page.at("/nodes").forEach(entries::add);
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return entries;
            }
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        }
    }

    /** Position of the last event in the log. */
    long head(String token) {
        return query(token, "readModels", " { name head }")
                .accepted()
                .at("/0/head")
                .asLong();
    }
}
