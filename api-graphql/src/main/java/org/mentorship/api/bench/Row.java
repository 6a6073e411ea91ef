package org.mentorship.api.bench;

import java.util.List;

/** One thing to measure. */
interface Row {

    /** By which it is chosen; lower case, with hyphens. */
    String name();

    /** Options of the JVM that it is measured in, on top of those of this one. */
    default List<String> jvmOptions() {
        return List.of();
    }

    /** Measures; leaves nothing running. */
    List<Figure> measure(Stage stage) throws Exception;
}
