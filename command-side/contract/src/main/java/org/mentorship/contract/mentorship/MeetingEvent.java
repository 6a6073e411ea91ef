package org.mentorship.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;
import org.mentorship.contract.program.MeetingMode;

/** Meetings and action items. */
public sealed interface MeetingEvent extends MentorshipEvent {

    /** A meeting is planned. */
    @Revision("1")
    record MeetingScheduled(
            @DataSubject MentorshipId mentorshipId,
            String meetingId,
            Instant startsAt,
            int minutes,
            MeetingMode mode,
            @Protected(Kind.CONFIDENTIAL) List<String> topics)
            implements MeetingEvent {
        public MeetingScheduled {
            topics = List.copyOf(topics);
        }
    }

    /** A planned meeting moved. */
    @Revision("1")
    record MeetingRescheduled(MentorshipId mentorshipId, String meetingId, Instant startsAt, int minutes)
            implements MeetingEvent {}

    /** A planned meeting will not take place. */
    @Revision("1")
    record MeetingCancelled(
            @DataSubject MentorshipId mentorshipId,
            String meetingId,
            @Protected(Kind.CONFIDENTIAL) @Nullable String reason)
            implements MeetingEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** A meeting was held. */
    @Revision("1")
    record MeetingLogged(
            @DataSubject MentorshipId mentorshipId,
            String meetingId,
            Instant heldAt,
            int minutes,
            MeetingMode mode,
            List<ParticipantId> attendeeIds,
            @Protected(Kind.CONFIDENTIAL) List<String> topics,
            @Protected(Kind.CONFIDENTIAL) @Nullable String notes,
            List<String> goalIds)
            implements MeetingEvent {
        public MeetingLogged {
            attendeeIds = List.copyOf(attendeeIds);
            topics = List.copyOf(topics);
            goalIds = List.copyOf(goalIds);
        }
    }

    /** Somebody did not come to a planned meeting. */
    @Revision("1")
    record NoShowRecorded(MentorshipId mentorshipId, String meetingId, List<ParticipantId> absentIds)
            implements MeetingEvent {
        public NoShowRecorded {
            absentIds = List.copyOf(absentIds);
        }
    }

    /** Somebody will do something. */
    @Revision("1")
    record ActionItemAdded(
            @DataSubject MentorshipId mentorshipId,
            String actionItemId,
            @Protected(Kind.CONFIDENTIAL) String text,
            ParticipantId ownerId,
            @Nullable LocalDate due)
            implements MeetingEvent {}

    /** It was done. */
    @Revision("1")
    record ActionItemCompleted(MentorshipId mentorshipId, String actionItemId) implements MeetingEvent {}

    /** No meeting was held within the agreed cadence. */
    @Revision("1")
    record NudgeRaised(MentorshipId mentorshipId, Instant silentSince, Instant dueAt) implements MeetingEvent {}
}
