package org.mentorship.command.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.mentorship.command.store.sqlite.GroupCommit;

/** Meters of the one writer of the event log. */
final class EventStoreMetrics implements MeterBinder {

    private final GroupCommit writer;

    EventStoreMetrics(GroupCommit writer) {
        this.writer = writer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("mentorship.store.commits", writer, GroupCommit::commits)
                .description("Commits of the event log; each syncs the disk once")
                .register(registry);
        FunctionCounter.builder("mentorship.store.writes", writer, GroupCommit::writes)
                .description("Appends that these commits held; by commits, the size of a group")
                .register(registry);
        Gauge.builder("mentorship.store.waiting", writer, GroupCommit::waiting)
                .description("Appends that wait for the next commit")
                .register(registry);
    }
}
