package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(
        properties = {
            "mentorship.limits.connections-before-init=3",
            "server.forward-headers-strategy=native",
            "spring.graphql.websocket.connection-init-timeout=20s"
        })
@DisplayName("Connections that do not say whose they are")
class ConnectionsBeforeInitTest {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGER_THAN_THEY_LINGER = 30_000;

    @LocalServerPort
    private int port;

    private Connection connect(String address) {
        return Connection.open(
                new ProbeClient(port),
                handshake -> handshake.subprotocols(Connection.PROTOCOL).header("X-Forwarded-For", address));
    }

    @Test
    @DisplayName("are refused beyond a number for each address, which a proxy tells; those that said so do not count")
    void strangers() {
        var connections = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 5; i++) {
                var known = connect("192.0.2.1")
                        .send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                                + ProbeTokens.of(ActorRole.AUDITOR) + "\"}}")
                        .expect("connection_ack");
                connections.add(known);
            }
            for (var i = 0; i < 3; i++) {
                connections.add(connect("192.0.2.1").expectNothing());
            }

            assertRefused(() -> connect("192.0.2.1"));
            connections.add(connect("192.0.2.2"));
            assertThat(new ProbeClient(port)
                            .query(ProbeTokens.of(ActorRole.AUDITOR), "{ __typename }")
                            .status())
                    .isEqualTo(200);
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private Connection connectWithoutProtocol(String address) {
        return Connection.open(new ProbeClient(port), handshake -> handshake.header("X-Forwarded-For", address));
    }

    @Test
    @DisplayName("count also where they speak no protocol and are closed for it, as long as their sockets linger")
    void withoutProtocol() {
        var connections = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 3; i++) {
                var connection = connectWithoutProtocol("192.0.2.3");
                connections.add(connection);
                assertThat(connection.closeCode()).isEqualTo(4406);
            }

            assertRefused(() -> connectWithoutProtocol("192.0.2.3"));
        } finally {
            connections.forEach(Connection::close);
        }
    }

    @Test
    @DisplayName("end also where the client does not close them after the service has")
    void lingering() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGER_THAN_THEY_LINGER);
            socket.getOutputStream()
                    .write(("GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                    + "X-Forwarded-For: 192.0.2.4\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).startsWith("HTTP/1.1 101").contains("Speak ");
        }
    }

    private static void assertRefused(ThrowingCallable handshake) {
        assertThatThrownBy(handshake)
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(failure ->
                        ((WebSocketHandshakeException) failure).getResponse().statusCode())
                .isEqualTo(TOO_MANY_REQUESTS);
    }
}
