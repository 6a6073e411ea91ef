package org.mentorship.contract.migration;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.HistoryDigest;

/**
 * What was copied and what a comparison found.
 *
 * @param copied events that this run appended
 * @param source all events of the data directory
 * @param target as many of Axon Server, fewer if there are fewer
 * @param later events that Axon Server has beyond them: the cluster has gone on since
 * @param difference the first that differs; null if none does
 * @param keys of people, mentorships and the service
 * @param todos of the automations
 */
public record MigrationReport(
        long copied,
        HistoryDigest source,
        HistoryDigest target,
        long later,
        @Nullable Difference difference,
        Kept keys,
        Kept todos) {

    /**
     * The first event that is not the same.
     *
     * @param what for people: which fields differ
     */
    public record Difference(long position, String what) {}

    /**
     * Records beside the events.
     *
     * @param differing how many of the source's the target has not, or has otherwise
     */
    public record Kept(long source, long target, long differing) {

        boolean matches() {
            return source == target && differing == 0;
        }
    }

    /** Keys and to-do list change as the cluster works, so they are compared only while it has recorded nothing. */
    public boolean matches() {
        return difference == null && source.equals(target) && (later > 0 || keys.matches() && todos.matches());
    }
}
