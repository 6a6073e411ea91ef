package org.mentorship.api.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * What a service says of its health.
 *
 * @param token of an administrator
 */
record HealthPage(Api api, String token) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private JsonNode now() {
        return api.get("/actuator/health", token).json();
    }

    String status() {
        return now().at("/status").asString();
    }

    JsonNode part(String name) {
        return now().at("/components/" + name);
    }

    /** Waits until a part has a status; gives its details then. */
    JsonNode await(String part, String status) {
        return Awaitility.await(part + " " + status)
                .atMost(PATIENCE)
                .until(() -> part(part), shown -> shown.at("/status").asString().equals(status))
                .at("/details");
    }

    /** Waits until the whole has a status. */
    void awaitStatus(String status) {
        Awaitility.await(status).atMost(PATIENCE).until(this::status, status::equals);
    }

    /** Waits until nothing is wrong, and all that is in the log is in the read models. */
    void awaitUp() {
        Awaitility.await("all up")
                .atMost(PATIENCE)
                .until(
                        this::now,
                        health -> health.at("/status").asString().equals("UP")
                                && health.at("/components/readModels/details/lag")
                                                .asInt(-1)
                                        == 0);
    }
}
