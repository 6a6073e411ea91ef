package org.mentorship.api.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kept-alive HTTP/1.1 connection to the GraphQL endpoint, as thin as can be: client and service share the processors
 * here, and what the client spends would blur what the service does.
 */
final class HttpConnection implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    HttpConnection(URI service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** The bytes of a request, to be sent any number of times. */
    static byte[] request(String token, Object body) {
        var content = JSON.writeValueAsBytes(body);
        var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Accept: application/graphql-response+json, application/json\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(ISO_8859_1));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /**
     * Sends a request and reads the answer's body.
     *
     * @throws IOException if the answer is not 200, or carries errors or user errors
     */
    String send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        var status = line();
        var length = -1;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            chunked = chunked || lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        var body = new String(chunked ? chunks() : bytes(length), UTF_8);
        if (!status.startsWith("HTTP/1.1 " + OK) || body.contains("\"errors\"") || body.contains("\"code\":\"")) {
            throw new IOException("Unexpected answer: " + status + " " + body);
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(); size > 0; size = size()) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The service closed the connection");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
