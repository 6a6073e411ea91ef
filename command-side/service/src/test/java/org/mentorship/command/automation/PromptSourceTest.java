package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.CommandSide.accepted;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;
import org.mentorship.contract.program.ProgramCommand.OpenEnrollment;
import org.mentorship.contract.program.ProgramEvent.EnrollmentClosed;

@DisplayName("The source of events for the automations")
class PromptSourceTest {

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();

    @Test
    @DisplayName("calls as soon as an event is stored, when it can be read already, and not after it was closed")
    void calls() throws Exception {
        try (var side = new CommandSide(engine)) {
            accepted(side.asCoordinator(Cohort.createProgram()));
            var source = new PromptSource(engine, side.axon.eventStore());
            var calls = new AtomicInteger();
            var readable = new AtomicInteger();
            try (var stream = source.openStream(source.createHeadToken())) {
                assertThat(stream.setOnAvailableCallback(() -> {
                            calls.incrementAndGet();
                            readable.addAndGet(stream.hasNextAvailable() ? 1 : 0);
                        }))
                        .isTrue();
                assertThat(stream.hasNextAvailable()).isFalse();
                assertThat(stream.peek()).isEmpty();
                accepted(side.asCoordinator(new CloseEnrollment(Cohort.PROGRAM)));

                assertThat(calls).hasPositiveValue().hasValue(readable.get());
                assertThat(stream.nextAvailable().getPayload()).isInstanceOf(EnrollmentClosed.class);
                assertThat(stream.hasNextAvailable()).isFalse();
            }
            var before = calls.get();
            accepted(side.asCoordinator(new OpenEnrollment(Cohort.PROGRAM)));
            assertThat(calls).hasValue(before);
        }
    }

    @Test
    @DisplayName("wakes a reader that waits")
    void wakes() throws Exception {
        try (var side = new CommandSide(engine)) {
            accepted(side.asCoordinator(Cohort.createProgram()));
            var source = new PromptSource(engine, side.axon.eventStore());
            var now = source.createHeadToken();
            var woken = new CountDownLatch(1);
            var reader = Thread.ofPlatform().start(() -> {
                try (var stream = source.openStream(now)) {
                    if (stream.nextAvailable().getPayload() instanceof EnrollmentClosed) {
                        woken.countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            accepted(side.asCoordinator(new CloseEnrollment(Cohort.PROGRAM)));
            assertThat(woken.await(1, TimeUnit.MINUTES)).isTrue();
            reader.join();
        }
    }
}
