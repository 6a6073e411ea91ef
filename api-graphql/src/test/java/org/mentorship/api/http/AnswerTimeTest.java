package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "mentorship.limits.timeout=3s")
@DisplayName("An operation that takes longer than the server waits by itself")
class AnswerTimeTest {

    @LocalServerPort
    private int port;

    @TestConfiguration
    static class ImpatientServer {

        /** The server looks once a second. */
        @Bean
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> impatience() {
            return server -> server.addConnectorCustomizers(connector -> connector.setAsyncTimeout(1));
        }
    }

    @Test
    @DisplayName("ends by its own limit, with its code")
    void limit() {
        var answer = new ProbeClient(port).query(ProbeTokens.of(ActorRole.AUDITOR), "{ slow }");

        assertThat(answer.code()).isEqualTo("TIMEOUT");
        assertThat(answer.status()).isEqualTo(504);
    }
}
