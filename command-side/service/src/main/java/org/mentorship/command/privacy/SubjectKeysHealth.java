package org.mentorship.command.privacy;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Up while every key that was asked for is there; degraded where one is missing or awaits its destruction; down while no
 * new key can be stored, so that nobody's first text is taken.
 */
public final class SubjectKeysHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final SubjectKeys keys;

    public SubjectKeysHealth(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        var missing = keys.missing();
        var awaiting = keys.awaitingDestruction();
        var refused = keys.writeFailure();
        var status = refused.isPresent() ? Status.DOWN : missing.isEmpty() && awaiting == 0 ? Status.UP : DEGRADED;
        var health =
                Health.status(status).withDetail("missing", missing.size()).withDetail("awaitingDestruction", awaiting);
        refused.or(() -> missing.stream().min(String::compareTo).map(SubjectKeysHealth::text))
                .ifPresent(error -> health.withDetail("error", error));
        return health.build();
    }

    private static String text(String subject) {
        return "The texts of " + subject + " have no key; restore the file of keys that belongs to the events";
    }
}
