package org.mentorship.command.mentorship.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mentorship.command.mentorship.Journey;

/**
 * When periodic feedback is due.
 *
 * @param weeks after the start, ascending
 */
record FeedbackSchedule(Instant start, List<Integer> weeks) {

    private static final int DAYS_OF_A_WEEK = 7;

    static FeedbackSchedule of(Journey journey) {
        return new FeedbackSchedule(journey.liveSince(), journey.liveTerms().feedbackWeeks());
    }

    int periods() {
        return weeks.size();
    }

    /** When a period (1, 2, 3 …) is due. */
    Instant dueAt(int period) {
        return start.plus(Duration.ofDays((long) weeks.get(period - 1) * DAYS_OF_A_WEEK));
    }

    /** The period that feedback given now belongs to: how many due instants have passed. */
    int periodAt(Instant now) {
        var period = 0;
        while (period < periods() && !dueAt(period + 1).isAfter(now)) {
            period++;
        }
        return period;
    }
}
