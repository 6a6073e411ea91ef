package org.mentorship.api.http;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "mentorship.graphql.get-enabled=true")
@DisplayName("GET, where it is switched on,")
class QueryByGetTest {

    @LocalServerPort
    private int port;

    private Answer get(String parameters) {
        return new ProbeClient(port).get("/graphql?" + parameters, ProbeTokens.of(ActorRole.COORDINATOR));
    }

    @Test
    @DisplayName("answers a query with variables")
    void query() {
        var answer = get("query=" + encode("query ($t: String) { echo(text: $t) }", UTF_8) + "&variables="
                + encode("{\"t\":\"x\"}", UTF_8));

        assertThat(answer.json().at("/data/echo").asString()).isEqualTo("x");
    }

    @Test
    @DisplayName("changes nothing")
    void mutation() {
        var answer = get("query=" + encode("query Q { __typename } mutation M { touch }", UTF_8) + "&operationName=M");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET, POST");
    }

    @Test
    @DisplayName("follows a subscription as an event stream")
    void subscription() {
        var client = new ProbeClient(port);
        var query = encode("subscription { ticks(count: 1) }", UTF_8);

        var answer = client.send(client.to("/graphql?query=" + query, ProbeTokens.of(ActorRole.COORDINATOR))
                .setHeader("Accept", "text/event-stream")
                .GET());

        assertThat(answer.response().body()).startsWith(":\n\nevent:next\ndata:{\"data\":{\"ticks\":1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "query=",
                "query=%7B__typename%7D&variables=x",
                "query=%7B__typename%7D&variables=%5B%5D",
                "query=%7B__typename%7D&extensions=1",
                "query=%7Ba%7D&query=%7Bb%7D"
            })
    @DisplayName("refuses parameters that are no request:")
    void malformed(String parameters) {
        assertThat(get(parameters).status()).isEqualTo(400);
        assertThat(get(parameters).code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("tells the code of a document that is not GraphQL")
    void syntax() {
        assertThat(get("query=%7B").code()).isEqualTo("INVALID_SYNTAX");
    }
}
