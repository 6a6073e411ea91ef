package org.mentorship.command.automation;

import java.time.Instant;
import java.util.function.Supplier;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;

/** Moves simulated time from one date on the to-do list to the next. */
final class SteppingTimeMachine implements TimeMachine {

    private final ServiceClock clock;
    private final Supplier<AutomationRunner> automations;

    SteppingTimeMachine(ServiceClock clock, Supplier<AutomationRunner> automations) {
        this.clock = clock;
        this.automations = automations;
    }

    @Override
    public synchronized void advanceTo(Instant target) {
        clock.moveTo(clock.instant()); // refuses, before anything is done, where time is the machine's
        var runner = automations.get();
        runner.settle();
        for (var next = runner.nextDueAfter(clock.instant());
                next.isPresent() && next.get().isBefore(target);
                next = runner.nextDueAfter(clock.instant())) {
            clock.moveTo(next.get());
            runner.settle();
        }
        clock.moveTo(target);
        runner.settle();
    }
}
