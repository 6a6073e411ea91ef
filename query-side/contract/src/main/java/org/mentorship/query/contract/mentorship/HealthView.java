package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a mentorship is doing at an instant. A figure, not a judgement: see {@link Health} for how each is computed.
 *
 * @param at the instant
 * @param lastMeetingAt start of the last meeting held
 * @param nextMeetingAt start of the next meeting planned
 * @param daysSinceLastMeeting whole days since the last meeting held or, before the first, since the start
 * @param cadenceDays agreed days between two meetings
 * @param overdue whether it is active, and longer silent than the cadence
 * @param averageGoalLevel mean of the latest levels of goals that were not dropped and have one, −2 to +2
 * @param lastCheckIns the latest of each person
 * @param pendingFeedback due and not given, by members who are in it now
 */
public record HealthView(
        Instant at,
        @Nullable Instant lastMeetingAt,
        @Nullable Instant nextMeetingAt,
        @Nullable Long daysSinceLastMeeting,
        @Nullable Integer cadenceDays,
        boolean overdue,
        int meetingsHeld,
        int openActionItems,
        int overdueActionItems,
        int openGoals,
        @Nullable Double averageGoalLevel,
        List<CheckInView> lastCheckIns,
        List<PendingFeedback> pendingFeedback,
        int openConcerns,
        int nudges) {

    public HealthView {
        lastCheckIns = List.copyOf(lastCheckIns);
        pendingFeedback = List.copyOf(pendingFeedback);
    }
}
