package org.mentorship.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.program.MeetingMode;

/** Meetings and action items. */
public sealed interface MeetingCommand extends MentorshipCommand {

    /** Plans a meeting ahead. */
    record ScheduleMeeting(
            MentorshipId mentorshipId, Instant startsAt, int minutes, MeetingMode mode, List<String> topics)
            implements MeetingCommand {
        public ScheduleMeeting {
            topics = List.copyOf(topics);
        }
    }

    /** Moves a planned meeting. */
    record RescheduleMeeting(
            MentorshipId mentorshipId,
            String meetingId,
            Instant startsAt,
            @Nullable Integer minutes) implements MeetingCommand {}

    /** Calls a planned meeting off. */
    record CancelMeeting(
            MentorshipId mentorshipId,
            String meetingId,
            @Nullable String reason) implements MeetingCommand {}

    /** Notes a meeting as held; with the id of a planned meeting, that one. */
    record LogMeeting(
            MentorshipId mentorshipId,
            @Nullable String meetingId,
            Instant heldAt,
            int minutes,
            MeetingMode mode,
            List<ParticipantId> attendeeIds,
            List<String> topics,
            @Nullable String notes,
            List<String> goalIds)
            implements MeetingCommand {
        public LogMeeting {
            attendeeIds = List.copyOf(attendeeIds);
            topics = List.copyOf(topics);
            goalIds = List.copyOf(goalIds);
        }
    }

    /** Notes who did not come to a planned meeting. */
    record RecordNoShow(MentorshipId mentorshipId, String meetingId, List<ParticipantId> absentIds)
            implements MeetingCommand {
        public RecordNoShow {
            absentIds = List.copyOf(absentIds);
        }
    }

    /** Notes what somebody will do. */
    record AddActionItem(
            MentorshipId mentorshipId,
            String text,
            ParticipantId ownerId,
            @Nullable LocalDate due) implements MeetingCommand {}

    /** Notes it as done. */
    record CompleteActionItem(MentorshipId mentorshipId, String actionItemId) implements MeetingCommand {}

    /** Notes that no meeting was held within the cadence. */
    record RaiseNudge(MentorshipId mentorshipId, Instant dueAt) implements MeetingCommand {}
}
