package org.mentorship.command.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.migrate.FaultyLog.Fault;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationFailure.Code;

@DisplayName("Copying a history")
class HistoryCopyTest {

    private static final int EVENTS = 40;
    private static final int STREAMS = 3;
    private static final Retries PATIENT = new Retries(Duration.ofSeconds(30), Duration.ZERO);
    private static final Retries IMPATIENT = new Retries(Duration.ZERO, Duration.ZERO);

    private static List<StoredEvent> history(int events) {
        return LongStream.range(0, events).mapToObj(HistoryCopyTest::event).toList();
    }

    private static StoredEvent event(long position) {
        return new StoredEvent(
                position,
                "event-" + position,
                "stream-" + position % STREAMS,
                "Mentorship",
                position / STREAMS,
                "MeetingLogged",
                "1",
                Instant.EPOCH.plusMillis(position),
                ("{\"n\":" + position + "}").getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }

    private static FaultyLog log(List<StoredEvent> events, Fault... faults) {
        return new FaultyLog(events, new ArrayDeque<>(List.of(faults)));
    }

    private static void copy(FaultyLog source, FaultyLog target, int batch, Retries retries) {
        new HistoryCopy(source, target, target, batch, retries).copy(_ -> {});
    }

    /** As people do: again until it ends well. */
    private static void copyAgainAndAgain(FaultyLog source, FaultyLog target, int batch, Retries retries) {
        while (true) {
            try {
                copy(source, target, batch, retries);
                return;
            } catch (FaultyLog.Killed _) {
                continue;
            } catch (MigrationFailure e) {
                assertThat(e.code()).isEqualTo(Code.MIGRATION_INTERRUPTED);
            }
        }
    }

    @Property(tries = 300)
    @Label("ends with the same events in the same places, nothing twice, wherever it was cut and whatever was lost")
    void anyFaults(
            @ForAll @IntRange(max = EVENTS) int there,
            @ForAll @IntRange(min = 1, max = EVENTS + 1) int batch,
            @ForAll boolean patient,
            @ForAll @Size(max = 30) List<Fault> faults) {
        var source = log(history(EVENTS));
        var target = new FaultyLog(history(there), new ArrayDeque<>(faults));

        copyAgainAndAgain(source, target, batch, patient ? PATIENT : IMPATIENT);

        assertThat(target.events).usingRecursiveFieldByFieldElementComparator().isEqualTo(source.events);
    }

    @Test
    @DisplayName("ends so, whatever happens at each single call")
    void eachCall() {
        var source = log(history(EVENTS));
        for (var call = 0; call < 40; call++) {
            for (var fault : Fault.values()) {
                var faults = new ArrayDeque<Fault>();
                for (var before = 0; before < call; before++) {
                    faults.add(Fault.NONE);
                }
                faults.add(fault);
                var target = new FaultyLog(List.of(), faults);

                copyAgainAndAgain(source, target, 7, PATIENT);

                assertThat(target.events)
                        .usingRecursiveFieldByFieldElementComparator()
                        .isEqualTo(source.events);
            }
        }
    }

    @Test
    @DisplayName("says how many more are there, after each batch")
    void progress() {
        var source = log(history(25));
        var target = log(history(5));
        var told = new ArrayList<Long>();

        new HistoryCopy(source, target, target, 8, PATIENT).copy(told::add);

        assertThat(told).containsExactly(8L, 8L, 4L);
    }

    @Test
    @DisplayName("copies large events in smaller batches, and those that are larger than a batch one by one")
    void largeEvents() {
        var large = new ArrayList<StoredEvent>();
        for (var event : history(5)) {
            large.add(new StoredEvent(
                    event.position(),
                    event.eventId(),
                    event.stream(),
                    event.streamType(),
                    event.sequence(),
                    event.type(),
                    event.revision(),
                    event.recordedAt(),
                    new byte[5 << 20],
                    event.metadata()));
        }
        var target = log(List.of());
        var told = new ArrayList<Long>();

        new HistoryCopy(log(large), target, target, 1_000, PATIENT).copy(told::add);

        assertThat(told).containsExactly(1L, 1L, 1L, 1L, 1L);
    }

    @Test
    @DisplayName("stops when somebody else appends, and says where")
    void somebodyElse() {
        var source = log(history(EVENTS));
        var target = log(List.of());
        var stranger = new StoredEvent(
                0,
                "other",
                "other",
                "Mentorship",
                0,
                "MeetingLogged",
                "1",
                Instant.EPOCH,
                new byte[0],
                "{}".getBytes(UTF_8));

        var refusal = catchThrowableOfType(
                MigrationFailure.class,
                () -> new HistoryCopy(
                                source,
                                target,
                                batch -> {
                                    target.append(batch);
                                    if (target.events.size() == 20) {
                                        target.append(List.of(stranger));
                                    }
                                },
                                10,
                                PATIENT)
                        .copy(_ -> {}));

        assertThat(refusal.code()).isEqualTo(Code.TARGET_HOLDS_OTHER_EVENTS);
        assertThat(refusal).hasMessageContaining("position 20");
    }

    @Test
    @DisplayName("gives up after a while, and says that running it again goes on")
    void givesUp() {
        var target = log(List.of(), Fault.NONE, Fault.NONE, Fault.REFUSED);

        var refusal =
                catchThrowableOfType(MigrationFailure.class, () -> copy(log(history(EVENTS)), target, 10, IMPATIENT));

        assertThat(refusal.code()).isEqualTo(Code.MIGRATION_INTERRUPTED);
        assertThat(refusal).hasMessageContaining("again");
    }
}
