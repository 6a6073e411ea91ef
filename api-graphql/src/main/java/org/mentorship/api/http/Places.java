package org.mentorship.api.http;

import java.util.concurrent.ConcurrentHashMap;

/** So many places for each holder, of which each is taken and given back. */
final class Places {

    private final int limit;
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    Places(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /** Takes a place; false if the holder has as many as there are. */
    boolean enter(String holder) {
        var mine = taken.merge(holder, 1, Integer::sum);
        if (mine > limit) {
            leave(holder);
            return false;
        }
        return true;
    }

    void leave(String holder) {
        taken.computeIfPresent(holder, (_, count) -> count == 1 ? null : count - 1);
    }

    /** Whether the holder could take a place now. */
    boolean hasRoom(String holder) {
        return taken.getOrDefault(holder, 0) < limit;
    }
}
