package org.mentorship.api.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing to measure. */
interface Row {

    /** By which it is chosen; lower case, with hyphens. */
    String name();

    /** Options of the JVM that it is measured in, on top of those of this one. */
    default List<String> jvmOptions() {
        return List.of();
    }

    /** In how many processes, one after the other, it is measured; the median counts. */
    default int processes() {
        return 1;
    }

    /** About how many events the history has that it looks at; 0 if it looks at none. */
    default int historyEvents() {
        return 0;
    }

    /** Why it cannot be measured here; null if it can. */
    default @Nullable String whyNot() {
        return null;
    }

    /** Measures; leaves nothing running. */
    List<Figure> measure(Stage stage) throws Exception;
}
