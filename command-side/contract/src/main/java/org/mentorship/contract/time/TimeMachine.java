package org.mentorship.contract.time;

import java.time.Instant;

/** Moves simulated time, for a demonstration or a simulation of months in seconds. */
public interface TimeMachine {

    /**
     * Moves time to an instant, stopping on the way wherever an automation has something to do, so that what it records
     * carries the time at which it was due. Returns when the automations have nothing left to do by then. An instant that
     * is not ahead moves nothing, but still waits for the automations.
     *
     * @throws IllegalStateException if time is the machine's, or the automations do not come to rest within a minute
     */
    void advanceTo(Instant target);
}
