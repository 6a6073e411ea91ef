package org.mentorship.api.observe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The parts of the service that can be asked how they are, by their names. */
final class HealthParts {

    private final Map<String, BoundedHealth> parts = new ConcurrentHashMap<>();

    void add(String name, BoundedHealth part) {
        parts.put(name, part);
    }

    /** Begins to look at all that are about to be asked, so that those who are slow are not waited for in turn. */
    void begin(Predicate<String> asked) {
        parts.forEach((name, part) -> {
            if (asked.test(name)) {
                part.begin();
            }
        });
    }
}
