package org.mentorship.api.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the public GraphQL API, for the launcher's commands. Safe for use by several threads. */
public final class ApiClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_MILLIS = 1_000;

    private final HttpClient http;
    private final URI endpoint;
    private final String token;

    /** @param url the address of the service, such as {@code http://localhost:8080} */
    public ApiClient(URI url, String token) {
        this(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build(),
                URI.create(url.toString().replaceAll("/+$", "") + "/graphql"),
                token);
    }

    private ApiClient(HttpClient http, URI endpoint, String token) {
        this.http = http;
        this.endpoint = endpoint;
        this.token = token;
    }

    /** The same client, for another caller; they share their connections, and closing one closes both. */
    public ApiClient as(String anotherToken) {
        return new ApiClient(http, endpoint, anotherToken);
    }

    /**
     * Executes one operation and returns its {@code data}. Waits and tries again where the service says that it has too
     * much to do, which is safe for mutations with a command id.
     *
     * @throws CliFailure with the code of the first top-level error, or SERVICE_UNREACHABLE
     */
    public JsonNode execute(String document, Map<String, ?> variables) {
        for (var attempt = 1; ; attempt++) {
            var answer = read(send(JSON.writeValueAsString(Map.of("query", document, "variables", variables))));
            var error = answer.at("/errors/0");
            if (error.isMissingNode()) {
                return answer.at("/data");
            }
            var code = error.at("/extensions/code").asString("INTERNAL");
            var passing = code.equals("RATE_LIMITED") || code.equals("UNAVAILABLE");
            if (!passing || attempt == ATTEMPTS) {
                throw new CliFailure(code, error.at("/message").asString(""));
            }
            pause();
        }
    }

    private HttpResponse<String> send(String body) {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw unreachable("Nothing answers at " + endpoint + "; start the service with ./mentorship run.", e);
        } catch (HttpTimeoutException e) {
            throw unreachable(endpoint + " did not answer within " + TIMEOUT.toSeconds() + " s.", e);
        } catch (IOException e) {
            throw unreachable("The connection to " + endpoint + " broke (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private JsonNode read(HttpResponse<String> response) {
        try {
            var answer = JSON.readTree(response.body());
            if (answer.has("data") || answer.has("errors")) {
                return answer;
            }
        } catch (JacksonException _) {
            // Told below, as any other answer that is none of GraphQL.
        }
        throw unreachable(endpoint + " is no GraphQL API of this service (HTTP " + response.statusCode() + ").", null);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CliFailure unreachable(String message, @Nullable Exception cause) {
        return new CliFailure("SERVICE_UNREACHABLE", message, cause);
    }

    private static CliFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CliFailure("INTERRUPTED", "Stopped.", e);
    }

    @Override
    public void close() {
        http.close();
    }
}
