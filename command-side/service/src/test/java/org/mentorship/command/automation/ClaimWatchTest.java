package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.cluster.TokenClaim;

@DisplayName("A process that stands by")
class ClaimWatchTest {

    private final AtomicReference<Optional<TokenClaim>> claim = new AtomicReference<>(claim("one", 5_000_000));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ClaimWatch watch = new ClaimWatch(claim::get, now::get);

    private static Optional<TokenClaim> claim(String owner, long timestamp) {
        return Optional.of(new TokenClaim(owner, timestamp, 3));
    }

    private void later() {
        now.updateAndGet(instant -> instant.plus(ClaimWatch.ABANDONED_AFTER));
    }

    @Test
    @DisplayName(
            "takes another for reading that renews its claim, however seldom it looks and whatever their clocks say")
    void renewed() {
        assertThat(watch.read()).isTrue();
        later();
        claim.set(claim("one", 4_000_000));

        assertThat(watch.read()).isTrue();
        assertThat(watch.position()).isEqualTo(3);
    }

    @Test
    @DisplayName("says that nobody reads once a claim has not changed for twenty seconds, until it does")
    void abandoned() {
        assertThat(watch.read()).isTrue();
        now.set(Instant.EPOCH.plus(ClaimWatch.ABANDONED_AFTER).minusMillis(1));
        assertThat(watch.read()).isTrue();
        now.set(Instant.EPOCH.plus(ClaimWatch.ABANDONED_AFTER));
        assertThat(watch.read()).isFalse();

        claim.set(claim("two", 5_000_001));
        assertThat(watch.read()).isTrue();
    }

    @Test
    @DisplayName("says so too where nobody has a token, or there is none")
    void nobody() {
        claim.set(Optional.empty());
        assertThat(watch.read()).isTrue();
        later();

        assertThat(watch.read()).isFalse();
        assertThat(watch.position()).isEqualTo(-1);
    }
}
