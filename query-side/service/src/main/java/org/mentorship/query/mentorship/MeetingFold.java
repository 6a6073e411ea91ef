package org.mentorship.query.mentorship;

import java.util.List;
import java.util.function.UnaryOperator;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemCompleted;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingRescheduled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingScheduled;
import org.mentorship.contract.mentorship.MeetingEvent.NoShowRecorded;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.query.contract.mentorship.ActionItemView;
import org.mentorship.query.contract.mentorship.MeetingStatus;
import org.mentorship.query.contract.mentorship.MeetingView;
import org.mentorship.query.contract.mentorship.NudgeView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Meetings, action items and nudges. */
final class MeetingFold {

    private MeetingFold() {}

    static void apply(MentorshipDraft draft, MeetingEvent event, Recorded at) {
        switch (event) {
            case MeetingScheduled e -> draft.meetings = Lists.append(draft.meetings, scheduled(e, at));
            case MeetingRescheduled e ->
                draft.meetings = change(draft.meetings, e.meetingId(), meeting -> rescheduled(meeting, e, at));
            case MeetingCancelled e ->
                draft.meetings = change(draft.meetings, e.meetingId(), meeting -> cancelled(meeting, e, at));
            case MeetingLogged e -> draft.meetings = logged(draft.meetings, e, at);
            case NoShowRecorded e ->
                draft.meetings = change(draft.meetings, e.meetingId(), meeting -> noShow(meeting, e, at));
            case ActionItemAdded e -> draft.actionItems = Lists.append(draft.actionItems, item(e, at));
            case ActionItemCompleted e ->
                draft.actionItems = Lists.update(
                        draft.actionItems,
                        item -> item.actionItemId().equals(e.actionItemId()),
                        item -> completed(item, at));
            case NudgeRaised e ->
                draft.nudges = Lists.append(draft.nudges, new NudgeView(e.silentSince(), e.dueAt(), at.at()));
        }
    }

    private static List<MeetingView> change(
            List<MeetingView> meetings, String meetingId, UnaryOperator<MeetingView> change) {
        return Lists.update(meetings, meeting -> meeting.meetingId().equals(meetingId), change);
    }

    private static MeetingView scheduled(MeetingScheduled e, Recorded at) {
        return new MeetingView(
                e.meetingId(),
                MeetingStatus.SCHEDULED,
                e.startsAt(),
                null,
                e.minutes(),
                e.mode(),
                e.topics(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                at.at(),
                at.actor(),
                at.at());
    }

    private static MeetingView rescheduled(MeetingView meeting, MeetingRescheduled e, Recorded at) {
        return new MeetingView(
                meeting.meetingId(),
                MeetingStatus.SCHEDULED,
                e.startsAt(),
                meeting.heldAt(),
                e.minutes(),
                meeting.mode(),
                meeting.topics(),
                meeting.attendeeIds(),
                meeting.absentIds(),
                meeting.goalIds(),
                meeting.notes(),
                meeting.cancelReason(),
                meeting.recordedAt(),
                meeting.recordedBy(),
                at.at());
    }

    private static MeetingView cancelled(MeetingView meeting, MeetingCancelled e, Recorded at) {
        return new MeetingView(
                meeting.meetingId(),
                MeetingStatus.CANCELLED,
                meeting.startsAt(),
                meeting.heldAt(),
                meeting.minutes(),
                meeting.mode(),
                meeting.topics(),
                meeting.attendeeIds(),
                meeting.absentIds(),
                meeting.goalIds(),
                meeting.notes(),
                e.reason(),
                meeting.recordedAt(),
                meeting.recordedBy(),
                at.at());
    }

    /** A planned meeting that was held, or one that nobody had planned. */
    private static List<MeetingView> logged(List<MeetingView> meetings, MeetingLogged e, Recorded at) {
        var planned = meetings.stream()
                .filter(meeting -> meeting.meetingId().equals(e.meetingId()))
                .findFirst();
        if (planned.isEmpty()) {
            var unplanned = new MeetingView(
                    e.meetingId(),
                    MeetingStatus.HELD,
                    null,
                    e.heldAt(),
                    e.minutes(),
                    e.mode(),
                    e.topics(),
                    Lists.values(e.attendeeIds()),
                    List.of(),
                    e.goalIds(),
                    e.notes(),
                    null,
                    at.at(),
                    at.actor(),
                    at.at());
            return Lists.append(meetings, unplanned);
        }
        return change(meetings, e.meetingId(), meeting -> held(meeting, e, at));
    }

    private static MeetingView held(MeetingView meeting, MeetingLogged e, Recorded at) {
        return new MeetingView(
                meeting.meetingId(),
                MeetingStatus.HELD,
                meeting.startsAt(),
                e.heldAt(),
                e.minutes(),
                e.mode(),
                e.topics(),
                Lists.values(e.attendeeIds()),
                meeting.absentIds(),
                e.goalIds(),
                e.notes(),
                meeting.cancelReason(),
                meeting.recordedAt(),
                meeting.recordedBy(),
                at.at());
    }

    /** Who did not come is noted in one step or several. */
    private static MeetingView noShow(MeetingView meeting, NoShowRecorded e, Recorded at) {
        return new MeetingView(
                meeting.meetingId(),
                meeting.status() == MeetingStatus.HELD ? MeetingStatus.HELD : MeetingStatus.NO_SHOW,
                meeting.startsAt(),
                meeting.heldAt(),
                meeting.minutes(),
                meeting.mode(),
                meeting.topics(),
                meeting.attendeeIds(),
                Lists.union(meeting.absentIds(), Lists.values(e.absentIds())),
                meeting.goalIds(),
                meeting.notes(),
                meeting.cancelReason(),
                meeting.recordedAt(),
                meeting.recordedBy(),
                at.at());
    }

    private static ActionItemView item(ActionItemAdded e, Recorded at) {
        return new ActionItemView(
                e.actionItemId(), e.text(), e.ownerId().value(), e.due(), at.at(), at.actor(), null, null);
    }

    private static ActionItemView completed(ActionItemView item, Recorded at) {
        return new ActionItemView(
                item.actionItemId(),
                item.text(),
                item.ownerId(),
                item.due(),
                item.addedAt(),
                item.addedBy(),
                at.at(),
                at.actor());
    }
}
