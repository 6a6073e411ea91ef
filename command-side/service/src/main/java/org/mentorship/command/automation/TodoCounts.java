package org.mentorship.command.automation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is on the to-do list.
 *
 * @param pending entries that have a date, past or to come
 * @param overdue those of them whose date has passed
 * @param late those of them that should long have been done
 * @param failing entries that were tried in vain and will be tried again
 * @param lastError code of what happened at the latest of these attempts: a rejection code, or the kind of exception
 */
public record TodoCounts(
        long pending,
        long overdue,
        long late,
        long failing,
        @Nullable String lastError) {

    /** How long after its date an entry is late. */
    static final Duration LATE_AFTER = Duration.ofMinutes(5);
}
