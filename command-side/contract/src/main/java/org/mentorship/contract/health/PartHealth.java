package org.mentorship.contract.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one part of the service is doing.
 *
 * @param details numbers, truth values, short texts and enum constants, in the order in which they are shown; no personal data
 */
public record PartHealth(State state, Map<String, Object> details) {

    /** From best to worst. */
    public enum State {
        UP,
        /** What is asked is answered, but something needs looking after. */
        DEGRADED,
        /** Not ready yet; will be by itself. */
        STARTING,
        DOWN
    }

    public PartHealth {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static PartHealth of(State state) {
        return new PartHealth(state, Map.of());
    }

    /** The same with one more detail; without it, if there is no value. */
    public PartHealth with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new PartHealth(state, more);
    }
}
