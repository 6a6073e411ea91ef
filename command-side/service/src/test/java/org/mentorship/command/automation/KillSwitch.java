package org.mentorship.command.automation;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Kills the service at chosen points of its work. Once killed it does nothing more; a restarted one has a fresh life. */
final class KillSwitch {

    /** Ends the run as the end of the process would: whoever catches it can change nothing any more, nor put in order. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String point) {
            super(point);
        }
    }

    private final Predicate<String> strikes;
    private volatile boolean fired;
    private int kills;

    private KillSwitch(Predicate<String> strikes) {
        this.strikes = strikes;
    }

    static KillSwitch never() {
        return new KillSwitch(_ -> false);
    }

    /** Strikes at the n-th point that is passed, and never again. */
    static KillSwitch atPoint(int n) {
        var passed = new int[1];
        return new KillSwitch(_ -> ++passed[0] == n);
    }

    static KillSwitch at(String point) {
        return new KillSwitch(point::equals);
    }

    /** Strikes at every point when it is reached for the first time. */
    static KillSwitch onceAtEachPoint() {
        Set<String> seen = new HashSet<>();
        return new KillSwitch(seen::add);
    }

    synchronized void pass(String point) {
        if (fired) {
            throw new Killed("dead before " + point);
        }
        if (strikes.test(point)) {
            fired = true;
            kills++;
            throw new Killed(point);
        }
    }

    boolean hasFired() {
        return fired;
    }

    synchronized void revive() {
        fired = false;
    }

    synchronized int kills() {
        return kills;
    }
}
