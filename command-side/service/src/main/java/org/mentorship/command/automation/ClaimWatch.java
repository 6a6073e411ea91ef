package org.mentorship.command.automation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.cluster.TokenClaim;

/**
 * Tells by the claim on a shared token whether some process reads: whoever does renews it every few seconds. The times in it
 * are by its owner's clock, which may be ahead, so only a change counts.
 */
final class ClaimWatch implements OtherProcesses {

    /** One whose owner was killed is taken by another one after ten seconds; until then it is nobody's fault. */
    static final Duration ABANDONED_AFTER = Duration.ofSeconds(20);

    private final Supplier<Optional<TokenClaim>> claims;
    private final InstantSource machine;
    private @Nullable Seen last;

    /** @param since when it was first so */
    private record Seen(Optional<TokenClaim> claim, Instant since) {}

    ClaimWatch(Supplier<Optional<TokenClaim>> claims, InstantSource machine) {
        this.claims = claims;
        this.machine = machine;
    }

    @Override
    public boolean read() {
        return !isUnchangedSince(claims.get(), machine.instant().minus(ABANDONED_AFTER));
    }

    private synchronized boolean isUnchangedSince(Optional<TokenClaim> claim, Instant then) {
        var seen = last;
        if (seen == null || !seen.claim().equals(claim)) {
            last = new Seen(claim, machine.instant());
            return false;
        }
        return !seen.since().isAfter(then);
    }

    @Override
    public long position() {
        return claims.get().map(TokenClaim::position).orElse(LogReading.NONE);
    }
}
