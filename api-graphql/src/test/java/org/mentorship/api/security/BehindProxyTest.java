package org.mentorship.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "server.forward-headers-strategy=native")
@DisplayName("Behind a proxy that is trusted")
class BehindProxyTest {

    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("what came by TLS is answered with HSTS, and what did not is not")
    void hsts() {
        var client = new ProbeClient(port);
        var token = ProbeTokens.of(ActorRole.ADMIN);

        var byTls = client.post(token, TYPENAME, request -> request.setHeader("X-Forwarded-Proto", "https"));
        var plain = client.post(token, TYPENAME, request -> request);

        assertThat(byTls.header("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
        assertThat(plain.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    @DisplayName("the page's own origin is the proxy's")
    void origin() {
        var answer = new ProbeClient(port)
                .post(
                        ProbeTokens.of(ActorRole.ADMIN),
                        TYPENAME,
                        request -> request.setHeader("X-Forwarded-Proto", "https")
                                .setHeader("X-Forwarded-Host", "mentorship.example")
                                .setHeader("X-Forwarded-Port", "443")
                                .setHeader("Origin", "https://mentorship.example"));

        assertThat(answer.status()).isEqualTo(200);
    }
}
