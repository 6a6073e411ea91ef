package org.mentorship.api.graphql.mentorship.meetings;

import static org.mentorship.api.graphql.common.Inputs.orEmpty;
import static org.mentorship.api.graphql.common.Inputs.participant;
import static org.mentorship.api.graphql.common.Inputs.participants;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.RecordNoShow;
import org.mentorship.contract.mentorship.MeetingCommand.RescheduleMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.program.MeetingMode;

/** Meetings and action items: what the mutations take, and the command that each asks for. */
final class MeetingInputs {

    record ScheduleMeetingInput(
            String mentorshipId,
            Instant startsAt,
            int minutes,
            MeetingMode mode,
            @Nullable List<String> topics,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public ScheduleMeeting command(MentorshipId id) {
            return new ScheduleMeeting(id, startsAt, minutes, mode, orEmpty(topics));
        }
    }

    record RescheduleMeetingInput(
            String mentorshipId,
            String meetingId,
            Instant startsAt,
            @Nullable Integer minutes,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public RescheduleMeeting command(MentorshipId id) {
            return new RescheduleMeeting(id, meetingId, startsAt, minutes);
        }
    }

    record CancelMeetingInput(
            String mentorshipId,
            String meetingId,
            @Nullable String reason,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public CancelMeeting command(MentorshipId id) {
            return new CancelMeeting(id, meetingId, reason);
        }
    }

    record LogMeetingInput(
            String mentorshipId,
            Instant heldAt,
            int minutes,
            MeetingMode mode,
            List<String> attendeeIds,
            @Nullable List<String> topics,
            @Nullable String notes,
            @Nullable List<String> goalIds,
            @Nullable String meetingId,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public LogMeeting command(MentorshipId id) {
            return new LogMeeting(
                    id,
                    meetingId,
                    heldAt,
                    minutes,
                    mode,
                    participants(attendeeIds, "attendeeIds"),
                    orEmpty(topics),
                    notes,
                    orEmpty(goalIds));
        }
    }

    record RecordNoShowInput(
            String mentorshipId,
            String meetingId,
            List<String> absentIds,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public RecordNoShow command(MentorshipId id) {
            return new RecordNoShow(id, meetingId, participants(absentIds, "absentIds"));
        }
    }

    record AddActionItemInput(
            String mentorshipId,
            String text,
            String ownerId,
            @Nullable LocalDate due,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public AddActionItem command(MentorshipId id) {
            return new AddActionItem(id, text, participant(ownerId, "ownerId"), due);
        }
    }

    record CompleteActionItemInput(
            String mentorshipId,
            String actionItemId,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public CompleteActionItem command(MentorshipId id) {
            return new CompleteActionItem(id, actionItemId);
        }
    }

    private MeetingInputs() {}
}
