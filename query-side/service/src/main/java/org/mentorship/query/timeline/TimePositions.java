package org.mentorship.query.timeline;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions in blocks that may hold events of a span of time; walks one entry per block, not per event. */
final class TimePositions implements Positions {

    private static final int BLOCKS_PER_QUERY = 1_000;

    private final TimelineIndex index;
    private final long from;
    private final long to;
    private long loadedFrom = -1;
    private Map<Long, BlockTimes> loaded = Map.of();

    /**
     * @param from inclusive
     * @param to exclusive
     */
    TimePositions(TimelineIndex index, @Nullable Instant from, @Nullable Instant to) {
        this.index = index;
        this.from = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        this.to = to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }

    @Override
    public long next(long position) {
        var block = BlockTimes.blockOf(position);
        while (true) {
            var times = times(block);
            if (times == null) {
                return END;
            }
            if (times.latest() >= from && times.earliest() < to) {
                return Math.max(position, block * BlockTimes.BLOCK);
            }
            block++;
        }
    }

    private @Nullable BlockTimes times(long block) {
        if (loadedFrom < 0 || block >= loadedFrom + BLOCKS_PER_QUERY) {
            loadedFrom = block;
            loaded = index.blocks(block, BLOCKS_PER_QUERY);
        }
        return loaded.get(block);
    }
}
