package org.mentorship.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A connection over which somebody asks, and reads none of the answers. */
public final class DeafClient implements AutoCloseable {

    /** So small that next to nothing is on its way. */
    private static final int RECEIVE_BUFFER = 2_000;

    private static final int PATIENCE_MILLIS = 30_000;

    private static final byte[] NO_MASK = new byte[4];

    private final Socket socket = new Socket();

    private DeafClient(int port) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Opens one over which an operation is posted. */
    public static DeafClient posting(int port, String token, String accept, String body) throws IOException {
        var client = new DeafClient(port);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        client.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: " + accept
                + "\r\nContent-Length: " + bytes.length + "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        client.socket.getOutputStream().write(bytes);
        return client;
    }

    /** Opens a WebSocket on which the service has acknowledged whose it is. */
    public static DeafClient greeted(int port, String token) throws IOException {
        var client = new DeafClient(port);
        client.write("GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: graphql-transport-ws\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        client.send("{\"type\":\"connection_init\"}");
        client.readUntil("connection_ack");
        return client;
    }

    /**
     * Asks the same again and again, until the service hangs up.
     *
     * @param message where {@code %d} stands for the id of the operation
     */
    public void askOnAndOn(String message) {
        try {
            for (var i = 0; ; i++) {
                send(message.formatted(i));
            }
        } catch (IOException _) {
            // It is closed.
        }
    }

    /** Sends one message. */
    public void send(String message) throws IOException {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(bytes.length + 14).put((byte) 0x81);
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else {
            frame.put((byte) (0x80 | 127)).putLong(bytes.length);
        }
        frame.put(NO_MASK).put(bytes).flip();
        socket.getOutputStream().write(frame.array(), 0, frame.limit());
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads no more than what ends with this text. */
    public void readUntil(String text) throws IOException {
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).contains(text)) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("Hung up on after " + read);
            }
            read.write(next);
        }
    }

    /** Answers the service, which closes the connection, or closes it first; over when the service has closed the socket too. */
    public void closeProperly() throws IOException {
        var frame =
                ByteBuffer.allocate(8).put((byte) 0x88).put((byte) (0x80 | 2)).put(NO_MASK);
        socket.getOutputStream().write(frame.putShort((short) 1000).array());
        socket.getInputStream().readAllBytes();
    }

    /** Sends nothing until the service has closed the socket. */
    public void readToEnd(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        socket.getInputStream().readAllBytes();
    }

    /** Is gone, with what was sent unread. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
