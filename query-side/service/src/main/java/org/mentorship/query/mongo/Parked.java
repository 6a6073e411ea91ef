package org.mentorship.query.mongo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Views that no document can hold. Each is left as it was stored last, or out, and tried again when more of its stream
 * comes; the others go on.
 */
public final class Parked {

    private static final Logger LOG = LoggerFactory.getLogger(Parked.class);

    private final Map<String, View> views = new ConcurrentHashMap<>();

    /**
     * A view that could not be written.
     *
     * @param version sequence number of the last event folded into it
     * @param error why not
     */
    public record View(String id, long version, String error) {}

    void park(String id, long version, RuntimeException failure) {
        LOG.error("The view of {} at version {} cannot be written; it is left as it was", id, version, failure);
        views.put(id, new View(id, version, failure.toString()));
    }

    void written(String id) {
        views.remove(id);
    }

    void clear() {
        views.clear();
    }

    boolean isEmpty() {
        return views.isEmpty();
    }

    public int size() {
        return views.size();
    }

    /** One of them, to be told of; empty if there are none. */
    public Optional<View> first() {
        return views.values().stream().findFirst();
    }
}
