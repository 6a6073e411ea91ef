package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = {"mentorship.limits.operations=3", "mentorship.limits.connections=2"})
@DisplayName("The limits of connections")
class ConnectionLimitsTest {

    private static final int TRY_AGAIN_LATER = 1013;

    @LocalServerPort
    private int port;

    private Connection greeting(String subject) {
        return Connection.open(new ProbeClient(port))
                .send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                        + ProbeTokens.of(subject, ActorRole.AUDITOR) + "\"}}");
    }

    private Connection greeted(String subject) {
        return greeting(subject).expect("connection_ack");
    }

    private static String subscribe(String id, String document) {
        return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + document + "\"}}";
    }

    @Test
    @DisplayName("hold for the operations that one caller has in work, over all connections, and not for another's")
    void operations() {
        try (var first = greeted("busy");
                var second = greeted("busy");
                var other = greeted("idle")) {
            first.send(subscribe("1", "{ slow }")).send(subscribe("2", "{ slow }"));
            first.send(subscribe("3", "{ slow }")).expectNothing();

            second.send(subscribe("4", "{ __typename }"));
            assertThat(second.expect("error", "4").at("/0/extensions/code").asString())
                    .isEqualTo("TOO_MANY_OPERATIONS");
            other.send(subscribe("4", "{ __typename }")).expect("next", "4");

            first.send("{\"id\":\"1\",\"type\":\"complete\"}").expectNothing();
            second.send(subscribe("5", "{ __typename }")).expect("next", "5");
        }
    }

    @Test
    @DisplayName("count no operation that is answered, and no subscription that has begun")
    void operationsInWorkOnly() {
        try (var connection = greeted("follower")) {
            for (var i = 0; i < 5; i++) {
                connection.send(subscribe("s" + i, "subscription { forever }")).expect("next", "s" + i);
            }
            for (var i = 0; i < 5; i++) {
                connection.send(subscribe("q" + i, "{ __typename }")).expect("next", "q" + i);
                connection.expect("complete", "q" + i);
            }
        }
    }

    @Test
    @DisplayName("hold for the connections that one caller has open, and not for another's")
    void connections() {
        try (var first = greeted("opener");
                var second = greeted("opener");
                var third = greeting("opener");
                var other = greeted("other opener")) {
            assertThat(third.closeCode()).isEqualTo(TRY_AGAIN_LATER);
            other.expectNothing();
            second.expectNothing();

            first.leave();
            await().untilAsserted(() -> {
                try (var next = greeting("opener")) {
                    next.expect("connection_ack");
                }
            });
        }
    }
}
