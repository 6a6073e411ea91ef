package org.mentorship.api.graphql.common;

/**
 * How a caller is tied to the thing that a step is about.
 *
 * @param own whether it is their own
 * @param coordinated whether it is of a programme that they coordinate
 */
public record Ties(boolean own, boolean coordinated) {
    public static final Ties NONE = new Ties(false, false);
}
