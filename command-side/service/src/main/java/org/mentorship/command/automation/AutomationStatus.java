package org.mentorship.command.automation;

import org.jspecify.annotations.Nullable;

/**
 * How the automations are doing.
 *
 * @param entries how many there are on the to-do list
 * @param holdup what keeps events from being read, so that nothing new is noted; null if nothing does
 * @param lag events in the log that were not read yet; null where another process reads them
 * @param working whether what is due is run, now or when events are read
 */
public record AutomationStatus(
        TodoCounts entries,
        @Nullable String holdup,
        @Nullable Long lag,
        boolean working) {

    boolean following() {
        return holdup == null;
    }
}
