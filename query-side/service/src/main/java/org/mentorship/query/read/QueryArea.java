package org.mentorship.query.read;

/** The questions of one area of the domain. */
@FunctionalInterface
public interface QueryArea {

    /** Registers a handler for each. */
    void register(QueryHandlers handlers);
}
