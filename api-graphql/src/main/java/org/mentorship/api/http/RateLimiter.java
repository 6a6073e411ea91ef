package org.mentorship.api.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Counts requests by subject. */
final class RateLimiter {

    private static final int SUBJECTS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    RateLimiter(LimitsProperties limits) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(SUBJECTS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(_ -> bucket(limits));
    }

    private static Bucket bucket(LimitsProperties limits) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(limits.burst()).refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** Takes one request of the subject; empty if it may go on, else the seconds to wait, at least one. */
    Optional<Long> secondsToWait(String subject) {
        var probe = buckets.get(subject).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
    }
}
