package org.mentorship.api.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** A subscription over server-sent events, read as it comes. */
final class EventStream implements AutoCloseable {

    private final StringBuffer received = new StringBuffer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Void> reading;

    private EventStream(HttpRequest request) {
        this.reading = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenAcceptAsync(response -> read(response.body()));
    }

    static EventStream open(int port, String token, String document) {
        return new EventStream(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(Map.of("query", document))))
                .build());
    }

    private void read(InputStream body) {
        try (body) {
            var bytes = new byte[1_024];
            for (var count = body.read(bytes); count >= 0; count = body.read(bytes)) {
                received.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The reader left.
        }
    }

    /** All that has come so far. */
    String received() {
        return received.toString();
    }

    @Override
    public void close() {
        client.shutdownNow();
        reading.handle((_, _) -> true).join();
        client.close();
    }
}
