package org.mentorship.command.mentorship.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemCompleted;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingRescheduled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingScheduled;
import org.mentorship.contract.mentorship.MeetingEvent.NoShowRecorded;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;

/**
 * Meetings and action items of a mentorship, in the order in which they came.
 *
 * @param nudgedFor the due instant of the latest nudge, null before the first
 */
public record MeetingBook(
        List<Meeting> meetings,
        List<ActionItem> actionItems,
        @Nullable Instant nudgedFor) {

    public static final MeetingBook EMPTY = new MeetingBook(List.of(), List.of(), null);

    public MeetingBook {
        meetings = List.copyOf(meetings);
        actionItems = List.copyOf(actionItems);
    }

    /** Something that somebody will do. */
    public record ActionItem(String id, boolean done) {}

    public MeetingBook evolve(MeetingEvent event) {
        return switch (event) {
            case MeetingScheduled e -> with(Meeting.scheduled(e.meetingId(), e.startsAt(), e.minutes()));
            case MeetingRescheduled e -> changed(e.meetingId(), meeting -> meeting.movedTo(e.startsAt(), e.minutes()));
            case MeetingCancelled e -> changed(e.meetingId(), Meeting::cancelled);
            case MeetingLogged e -> with(Meeting.held(e.meetingId(), e.heldAt(), e.minutes()));
            case NoShowRecorded e -> changed(e.meetingId(), meeting -> meeting.missedBy(e.absentIds()));
            case ActionItemAdded e ->
                new MeetingBook(
                        meetings,
                        replacedOrAdded(
                                actionItems,
                                item -> item.id().equals(e.actionItemId()),
                                new ActionItem(e.actionItemId(), false)),
                        nudgedFor);
            case ActionItemCompleted e ->
                new MeetingBook(
                        meetings,
                        replacedOrAdded(
                                actionItems,
                                item -> item.id().equals(e.actionItemId()),
                                new ActionItem(e.actionItemId(), true)),
                        nudgedFor);
            case NudgeRaised e -> new MeetingBook(meetings, actionItems, e.dueAt());
        };
    }

    public Optional<Meeting> find(String meetingId) {
        return meetings.stream()
                .filter(meeting -> meeting.id().equals(meetingId))
                .findFirst();
    }

    public Optional<ActionItem> findActionItem(String actionItemId) {
        return actionItems.stream()
                .filter(item -> item.id().equals(actionItemId))
                .findFirst();
    }

    /** When the latest meeting was held; empty before the first. */
    public Optional<Instant> lastHeldAt() {
        return in(Meeting.Status.HELD).map(Meeting::startsAt).max(Instant::compareTo);
    }

    /** The first meeting of this status that overlaps another one; the other one itself does not count. */
    Optional<Meeting> overlapping(Meeting other, Meeting.Status status) {
        return in(status)
                .filter(meeting -> !meeting.id().equals(other.id()) && meeting.overlaps(other))
                .findFirst();
    }

    private Stream<Meeting> in(Meeting.Status status) {
        return meetings.stream().filter(meeting -> meeting.status() == status);
    }

    private MeetingBook changed(String meetingId, UnaryOperator<Meeting> change) {
        return find(meetingId).map(change).map(this::with).orElse(this);
    }

    private MeetingBook with(Meeting meeting) {
        return new MeetingBook(
                replacedOrAdded(meetings, other -> other.id().equals(meeting.id()), meeting), actionItems, nudgedFor);
    }

    private static <T> List<T> replacedOrAdded(List<T> list, Predicate<T> same, T entry) {
        var next = new ArrayList<>(list);
        for (var i = 0; i < next.size(); i++) {
            if (same.test(next.get(i))) {
                next.set(i, entry);
                return next;
            }
        }
        next.add(entry);
        return next;
    }
}
