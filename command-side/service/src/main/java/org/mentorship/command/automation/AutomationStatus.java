package org.mentorship.command.automation;

import org.jspecify.annotations.Nullable;

/**
 * How the automations are doing.
 *
 * @param pending entries that have a date, past or to come
 * @param overdue those of them whose date has passed
 * @param failing entries that were tried in vain and will be tried again
 * @param lastError code of what happened at the latest of these attempts: a rejection code, or the kind of exception
 * @param following whether events are being read; if not, nothing new is noted
 * @param lag events in the log that were not read yet; null where another process reads them
 */
public record AutomationStatus(
        long pending,
        long overdue,
        long failing,
        @Nullable String lastError,
        boolean following,
        @Nullable Long lag) {}
