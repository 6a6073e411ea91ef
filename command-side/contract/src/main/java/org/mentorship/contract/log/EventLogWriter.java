package org.mentorship.contract.log;

import java.util.List;

/** Appends to a log what was recorded elsewhere, as it was stored there. */
@FunctionalInterface
public interface EventLogWriter {

    /**
     * Appends the events, all or none, behind those that are there. Their positions are not looked at.
     *
     * @throws EventLogUnavailable if they were refused, or if it is not known whether they were appended: then or later
     */
    void append(List<StoredEvent> events);
}
