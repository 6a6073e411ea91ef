package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProbeTest
@DisplayName("The GraphiQL page")
class GraphiQlPageTest {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("loads everything from the service itself, without a token")
    void links() {
        var client = new ProbeClient(port);
        var page = client.get("/graphiql", null);

        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        var links = LINK.matcher(page.response().body())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("data:"))
                .toList();
        assertThat(links).hasSizeGreaterThan(4).allSatisfy(link -> {
            assertThat(link).startsWith("/");
            assertThat(client.get(link, null).status()).as(link).isEqualTo(200);
        });
    }

    @Test
    @DisplayName("is where the bare address leads")
    void root() {
        var answer = new ProbeClient(port).get("/", null);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/graphiql"));
    }
}
