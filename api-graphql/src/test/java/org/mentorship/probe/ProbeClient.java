package org.mentorship.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks HTTP to the probe, as a client of the API would. */
public final class ProbeClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;

    public ProbeClient(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** An answer, read. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The code of the first top-level error, or an empty text. */
        public String code() {
            return json().at("/errors/0/extensions/code").asString("");
        }

        public String message() {
            return json().at("/errors/0/message").asString("");
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /** Posts an operation as JSON. */
    public Answer query(@Nullable String token, String document) {
        return post(token, JSON.writeValueAsString(Map.of("query", document)), UnaryOperator.identity());
    }

    /** Posts a body as JSON, with changes to the request. */
    public Answer post(@Nullable String token, String body, UnaryOperator<HttpRequest.Builder> change) {
        return send(change.apply(to("/graphql", token)
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
    }

    public Answer get(String path, @Nullable String token) {
        return send(to(path, token).GET());
    }

    /** A request with a token. */
    public HttpRequest.Builder to(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        return token == null ? request : request.setHeader("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends an operation whose answer is read as it comes; closing it leaves. */
    public InputStream stream(String token, String document) {
        var request = to("/graphql", token)
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))));
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first line of such an answer that has data. */
    public static String firstEvent(InputStream stream) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        var line = reader.readLine();
        while (line != null && !line.startsWith("data:{")) {
            line = reader.readLine();
        }
        return String.valueOf(line);
    }

    public HttpClient http() {
        return HTTP;
    }

    /** The address of the WebSocket. */
    public URI webSocket() {
        return URI.create("ws://" + base.getAuthority() + "/graphql");
    }
}
