package org.mentorship.query.timeline;

import java.util.List;

/** An ascending list of positions, walked from the front. */
@FunctionalInterface
interface Positions {

    /** There is no further position. */
    long END = Long.MAX_VALUE;

    /** The first position at or after this one; {@link #END} if there is none. Asked for ascending positions only. */
    long next(long from);

    /** Positions that are in every list. */
    static Positions all(List<Positions> lists) {
        return from -> {
            var position = from;
            for (var agreed = 0; agreed < lists.size() && position != END; ) {
                agreed = 0;
                for (var list : lists) {
                    var next = list.next(position);
                    if (next != position) {
                        position = next;
                        break;
                    }
                    agreed++;
                }
            }
            return position;
        };
    }

    /** Positions that are in at least one list. */
    static Positions any(List<Positions> lists) {
        return from -> lists.stream().mapToLong(list -> list.next(from)).min().orElse(END);
    }

    /** Every position up to a head (inclusive). */
    static Positions upTo(long head) {
        return from -> from <= head ? Math.max(0, from) : END;
    }
}
