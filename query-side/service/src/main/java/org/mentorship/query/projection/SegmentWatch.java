package org.mentorship.query.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.mongo.SegmentClaim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices segments that nobody projects. Axon's token store compares the clocks of those who have a segment with those who
 * would have it, so one that was ahead may keep a segment when its process is long gone.
 */
final class SegmentWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWatch.class);
    /** One whose owner was killed is taken by another one after ten seconds; until then it is nobody's fault. */
    private static final int ABANDONED_AFTER_LOOKS = 20;

    private static final Duration CLOCKS_AGREE_WITHIN = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Map<Integer, Seen>> seen = new HashMap<>();
    private final Set<String> warnedOf = new HashSet<>();

    /** @param looks how often it was still so */
    private record Seen(SegmentClaim claim, int looks) {}

    SegmentWatch(Clock clock) {
        this.clock = clock;
    }

    /**
     * Looks once more; to be done every second.
     *
     * @return how many segments nobody has shown for twenty looks to have
     */
    long abandoned(String projection, List<SegmentClaim> claims) {
        var before = seen.getOrDefault(projection, Map.of());
        var now = new HashMap<Integer, Seen>();
        for (var claim : claims) {
            warnOfClock(claim);
            now.put(claim.segment(), again(before.get(claim.segment()), claim));
        }
        seen.put(projection, now);
        return now.values().stream()
                .filter(one -> one.looks() >= ABANDONED_AFTER_LOOKS)
                .count();
    }

    private static Seen again(@Nullable Seen before, SegmentClaim claim) {
        return before != null && before.claim().equals(claim)
                ? new Seen(claim, before.looks() + 1)
                : new Seen(claim, 0);
    }

    private void warnOfClock(SegmentClaim claim) {
        var owner = claim.owner();
        var ahead = Duration.ofMillis(claim.timestamp() - clock.millis());
        if (owner != null && ahead.compareTo(CLOCKS_AGREE_WITHIN) > 0 && warnedOf.add(owner)) {
            LOG.warn(
                    "The clock of process {} is {} s ahead of this one's; if it ends without a word, its segments stay with it"
                            + " for so long",
                    owner,
                    ahead.toSeconds());
        }
    }
}
