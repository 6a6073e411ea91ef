package org.mentorship.api.e2e;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.mentorship.probe.ProbeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that follows a subscription over server-sent events. */
final class Follower implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DATA = "data:{";

    private final List<JsonNode> results = new CopyOnWriteArrayList<>();
    private final CompletableFuture<?> stream;
    private volatile boolean completed;

    Follower(int port, String token, String document) {
        var client = new ProbeClient(port);
        stream = client.http()
                .sendAsync(
                        client.to("/graphql", token)
                                .setHeader("Content-Type", "application/json")
                                .setHeader("Accept", "text/event-stream")
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))))
                                .build(),
                        BodyHandlers.ofLines())
                .thenAcceptAsync(
                        response -> read(response.body()),
                        task -> Thread.ofVirtual().start(task));
    }

    private void read(Stream<String> lines) {
        lines.forEach(line -> {
            if (line.startsWith(DATA)) {
                results.add(JSON.readTree(line.substring(DATA.length() - 1)));
            }
            completed |= line.equals("event:complete");
        });
    }

    /** What has come so far. */
    List<JsonNode> results() {
        return List.copyOf(results);
    }

    /** Whether the service has said that nothing more comes. */
    boolean isCompleted() {
        return completed;
    }

    boolean hasEnded() {
        return stream.isDone();
    }

    @Override
    public void close() {
        stream.cancel(true);
    }
}
