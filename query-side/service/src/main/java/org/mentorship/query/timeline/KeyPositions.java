package org.mentorship.query.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The positions of one key of the index, read chunk by chunk; finds its place in a long list by halving. */
final class KeyPositions implements Positions {

    private final TimelineIndex index;
    private final String key;
    private @Nullable PostingChunk newest;
    private @Nullable PostingChunk current;
    private long[] positions = {};

    KeyPositions(TimelineIndex index, String key) {
        this.index = index;
        this.key = key;
    }

    @Override
    public long next(long from) {
        if (newest == null) {
            newest = index.newest(key).orElse(PostingChunk.empty(0));
        }
        if (newest.count() == 0 || from > newest.last()) {
            return END;
        }
        var chunk = current;
        if (chunk == null || from > chunk.last()) {
            chunk = chunkOf(newest, chunk == null ? 0 : chunk.number() + 1, from);
            current = chunk;
            positions = chunk.positions();
        }
        var found = Arrays.binarySearch(positions, from);
        return positions[found >= 0 ? found : -found - 1];
    }

    /** The first chunk, from a number on, whose last position is not before this one. */
    private PostingChunk chunkOf(PostingChunk last, int fromNumber, long position) {
        var low = fromNumber;
        var high = last.number();
        var found = last;
        while (low < high) {
            var middle = low == fromNumber && current != null ? low : (low + high) >>> 1;
            var chunk = index.full(key, middle);
            if (chunk.last() >= position) {
                found = chunk;
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return found;
    }
}
