package org.mentorship.api.observe;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Shows a part of the service in its health, and answers in time also where the part does not. A check that has not come
 * back is waited for anew by whoever asks next, and not begun a second time.
 */
final class BoundedHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final HealthCheck check;
    private final Duration atMost;
    private final AtomicReference<@Nullable CompletableFuture<Health>> running = new AtomicReference<>();

    BoundedHealth(HealthCheck check, Duration atMost) {
        this.check = check;
        this.atMost = atMost;
    }

    @Override
    public Health health() {
        return asked().copy()
                .completeOnTimeout(tooSlow(), atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Health tooSlow() {
        return Health.down()
                .withDetail("error", "no answer within " + atMost.toMillis() + " ms")
                .build();
    }

    /** On a platform thread: a native call of a store that hangs would hold a carrier of the virtual ones. */
    private CompletableFuture<Health> asked() {
        var mine = new CompletableFuture<Health>();
        var other = running.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        try {
            Thread.ofPlatform().name("health of " + check.part()).daemon().start(() -> look(mine));
        } catch (OutOfMemoryError noThread) {
            running.set(null);
            mine.complete(Health.down(noThread).build());
        }
        return mine;
    }

    private void look(CompletableFuture<Health> answer) {
        var health = look();
        running.set(null);
        answer.complete(health);
    }

    private Health look() {
        try {
            return shown(check.check());
        } catch (Exception | Error e) {
            return Health.down(e).build();
        }
    }

    private static Health shown(PartHealth part) {
        var health = Health.status(status(part.state()));
        part.details().forEach(health::withDetail);
        return health.build();
    }

    private static Status status(PartHealth.State state) {
        return switch (state) {
            case UP -> Status.UP;
            case DEGRADED -> DEGRADED;
            case STARTING -> Status.OUT_OF_SERVICE;
            case DOWN -> Status.DOWN;
        };
    }
}
