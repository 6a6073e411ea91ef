package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;

/** What {@link AppendUnderLoad} left in a directory, as the next process finds it. */
public final class AppendsInLog {

    private AppendsInLog() {}

    /** Their names; the log is found to be without gaps, and each append in it whole. */
    public static Set<String> of(Path directory) {
        try (var store = EmbeddedStore.open(directory);
                var log = store.engine().readEvents(null, false)) {
            var appends = new HashSet<String>();
            var nextOfStream = new HashMap<String, Long>();
            var position = 0L;
            var left = 0;
            for (var events = log.iterator(); events.hasNext(); ) {
                var event = events.next();
                var number = ++position;
                assertThat(((GapAwareTrackingToken) event.trackingToken()).getIndex())
                        .isEqualTo(number);
                var domain = (DomainEventMessage<?>) event;
                requireNext(nextOfStream, domain);
                var append = ((MeetingCancelled) event.getPayload()).meetingId().split("/", -1);
                if (left == 0) {
                    left = Integer.parseInt(append[1]);
                    appends.add(AppendUnderLoad.name(domain.getAggregateIdentifier(), append[0], append[1], append[2]));
                    assertThat(domain.getSequenceNumber()).isEqualTo(Long.parseLong(append[0]));
                }
                left--;
                requireReadable(store, domain);
            }
            assertThat(left).as("events that the last append lacks").isZero();
            return appends;
        }
    }

    private static void requireNext(Map<String, Long> nextOfStream, DomainEventMessage<?> event) {
        var next = nextOfStream.merge(event.getAggregateIdentifier(), 1L, Long::sum) - 1;
        assertThat(event.getSequenceNumber()).isEqualTo(next);
    }

    /** The key of a text is on disk before the text is. */
    private static void requireReadable(EmbeddedStore store, DomainEventMessage<?> event) {
        var cancelled = (MeetingCancelled) event.getPayload();
        assertThat(store.protection().reveal(String.valueOf(cancelled.reason())))
                .contains(AppendUnderLoad.text(cancelled.mentorshipId(), event.getSequenceNumber()));
    }
}
