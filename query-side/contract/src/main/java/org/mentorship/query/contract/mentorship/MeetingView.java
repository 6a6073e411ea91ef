package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;
import org.mentorship.contract.program.MeetingMode;

/**
 * A meeting, planned or held.
 *
 * @param startsAt when it is, or was, planned to start; null if it was logged without a plan
 * @param heldAt when it started
 * @param minutes planned, or held once it was
 * @param goalIds the goals worked on
 * @param recordedBy the actor who first recorded it
 */
public record MeetingView(
        String meetingId,
        MeetingStatus status,
        @Nullable Instant startsAt,
        @Nullable Instant heldAt,
        int minutes,
        MeetingMode mode,
        @Protected(Kind.CONFIDENTIAL) List<String> topics,
        List<String> attendeeIds,
        List<String> absentIds,
        List<String> goalIds,
        @Protected(Kind.CONFIDENTIAL) @Nullable String notes,
        @Protected(Kind.CONFIDENTIAL) @Nullable String cancelReason,
        Instant recordedAt,
        String recordedBy,
        Instant updatedAt) {

    public MeetingView {
        topics = List.copyOf(topics);
        attendeeIds = List.copyOf(attendeeIds);
        absentIds = List.copyOf(absentIds);
        goalIds = List.copyOf(goalIds);
    }
}
