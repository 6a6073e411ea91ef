package org.mentorship.command.mentorship.meetings;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.mentorship.command.decision.Dates;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.People;
import org.mentorship.command.mentorship.meetings.Meeting.Status;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.MeetingCommand;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingCommand.RecordNoShow;
import org.mentorship.contract.mentorship.MeetingCommand.RescheduleMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemCompleted;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingRescheduled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingScheduled;
import org.mentorship.contract.mentorship.MeetingEvent.NoShowRecorded;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Decides about meetings and action items. Times that people state are kept in whole milliseconds. */
public final class MeetingDecider {

    private static final String MEETING_PREFIX = "mtg_";
    private static final String ACTION_ITEM_PREFIX = "act_";

    private MeetingDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, MeetingCommand command, DecisionContext context) {
        return switch (command) {
            case ScheduleMeeting c -> schedule(journey, c, context);
            case RescheduleMeeting c ->
                onMeeting(
                        journey,
                        c.meetingId(),
                        EnumSet.of(Status.SCHEDULED),
                        meeting -> reschedule(journey, c, meeting, context));
            case CancelMeeting c ->
                onMeeting(
                        journey,
                        c.meetingId(),
                        EnumSet.of(Status.SCHEDULED),
                        meeting -> rules(Texts.optionalLong(c.reason(), "reason"))
                                .then(() -> accept(new MeetingCancelled(journey.id(), c.meetingId(), c.reason()))));
            case LogMeeting c -> log(journey, c, context);
            case RecordNoShow c ->
                onMeeting(
                        journey,
                        c.meetingId(),
                        EnumSet.of(Status.SCHEDULED, Status.NO_SHOW),
                        meeting -> recordNoShow(journey, c, meeting, context));
            case AddActionItem c -> addActionItem(journey, c, context);
            case CompleteActionItem c -> completeActionItem(journey, c);
            case RaiseNudge c -> NudgeRule.decide(journey, c, context);
        };
    }

    private static Decision<MentorshipEvent> onMeeting(
            Journey journey, String meetingId, Set<Status> in, Function<Meeting, Decision<MentorshipEvent>> step) {
        var meeting = journey.meetings().find(meetingId);
        if (meeting.isEmpty()) {
            return refuse(
                    RejectionCode.UNKNOWN_MEETING, "There is no meeting %s here.".formatted(meetingId), "meetingId");
        }
        return in.contains(meeting.get().status())
                ? step.apply(meeting.get())
                : refuse(RejectionCode.WRONG_PHASE, "The meeting is %s.".formatted(words(meeting.get())), "meetingId");
    }

    private static String words(Meeting meeting) {
        return switch (meeting.status()) {
            case SCHEDULED -> "scheduled";
            case HELD -> "held already";
            case CANCELLED -> "cancelled";
            case NO_SHOW -> "noted as missed; schedule another one";
        };
    }

    private static Decision<MentorshipEvent> schedule(Journey journey, ScheduleMeeting c, DecisionContext context) {
        var startsAt = wholeMillis(c.startsAt());
        return rules(
                        MeetingRules.agreementIsConcludedWhereRequired(journey),
                        Dates.ahead(startsAt, context, "startsAt"),
                        MeetingRules.lengthIsPossible(c.minutes()),
                        MeetingRules.modeIsAllowed(journey, c.mode()),
                        Texts.shortTexts(c.topics(), "topics"))
                .then(() -> {
                    var planned = Meeting.scheduled(context.newId(MEETING_PREFIX, 0), startsAt, c.minutes());
                    return rules(MeetingRules.overlapsNoOther(journey, planned, Status.SCHEDULED, "startsAt"))
                            .then(() -> accept(new MeetingScheduled(
                                    journey.id(), planned.id(), startsAt, c.minutes(), c.mode(), c.topics())));
                });
    }

    private static Decision<MentorshipEvent> reschedule(
            Journey journey, RescheduleMeeting c, Meeting meeting, DecisionContext context) {
        var startsAt = wholeMillis(c.startsAt());
        int minutes = Objects.requireNonNullElse(c.minutes(), meeting.minutes());
        return rules(Dates.ahead(startsAt, context, "startsAt"), MeetingRules.lengthIsPossible(minutes))
                .then(() -> {
                    var moved = meeting.movedTo(startsAt, minutes);
                    return moved.equals(meeting)
                            ? nothing()
                            : rules(MeetingRules.overlapsNoOther(journey, moved, Status.SCHEDULED, "startsAt"))
                                    .then(() -> accept(
                                            new MeetingRescheduled(journey.id(), meeting.id(), startsAt, minutes)));
                });
    }

    private static Decision<MentorshipEvent> log(Journey journey, LogMeeting c, DecisionContext context) {
        var plannedId = c.meetingId();
        return plannedId == null
                ? logAs(context.newId(MEETING_PREFIX, 0), journey, c, context)
                : onMeeting(
                        journey,
                        plannedId,
                        EnumSet.of(Status.SCHEDULED, Status.NO_SHOW),
                        planned -> logAs(plannedId, journey, c, context));
    }

    private static Decision<MentorshipEvent> logAs(
            String meetingId, Journey journey, LogMeeting c, DecisionContext context) {
        var heldAt = wholeMillis(c.heldAt());
        return rules(
                        MeetingRules.agreementIsConcludedWhereRequired(journey),
                        MeetingRules.hasBegun(heldAt, context),
                        MeetingRules.isNotBeforeTheStart(journey, heldAt),
                        MeetingRules.lengthIsPossible(c.minutes()),
                        MeetingRules.modeIsAllowed(journey, c.mode()),
                        Texts.notEmpty(c.attendeeIds(), "attendeeIds"),
                        Texts.noDuplicates(c.attendeeIds(), "attendeeIds"),
                        People.wereMembers(journey, c.attendeeIds(), heldAt, "attendeeIds"),
                        Texts.shortTexts(c.topics(), "topics"),
                        Texts.optionalLong(c.notes(), "notes"),
                        Texts.sizeWithin(c.goalIds(), Limits.LIST, "goalIds"),
                        Texts.noDuplicates(c.goalIds(), "goalIds"),
                        MeetingRules.goalsAreKnown(journey, c.goalIds()))
                .then(() -> rules(MeetingRules.overlapsNoOther(
                                journey, Meeting.held(meetingId, heldAt, c.minutes()), Status.HELD, "heldAt"))
                        .then(() -> accept(new MeetingLogged(
                                journey.id(),
                                meetingId,
                                heldAt,
                                c.minutes(),
                                c.mode(),
                                c.attendeeIds(),
                                c.topics(),
                                Texts.orAbsent(c.notes()),
                                c.goalIds()))));
    }

    /** Noting absences that are all noted already has nothing to change. */
    private static Decision<MentorshipEvent> recordNoShow(
            Journey journey, RecordNoShow c, Meeting meeting, DecisionContext context) {
        return rules(
                        Refusal.when(
                                meeting.startsAt().isAfter(context.now()),
                                RejectionCode.DATE_IN_FUTURE,
                                "The meeting begins at %s; cancel or move it instead.".formatted(meeting.startsAt()),
                                "meetingId"),
                        Texts.notEmpty(c.absentIds(), "absentIds"),
                        Texts.noDuplicates(c.absentIds(), "absentIds"),
                        People.wereMembers(journey, c.absentIds(), meeting.startsAt(), "absentIds"))
                .then(() -> meeting.absent().containsAll(c.absentIds())
                        ? nothing()
                        : accept(new NoShowRecorded(journey.id(), meeting.id(), c.absentIds())));
    }

    private static Decision<MentorshipEvent> addActionItem(Journey journey, AddActionItem c, DecisionContext context) {
        return rules(
                        Texts.requiredLong(c.text(), "text"),
                        People.isMember(journey, c.ownerId(), "ownerId"),
                        Dates.notPast(c.due(), context, "due"))
                .then(() -> accept(new ActionItemAdded(
                        journey.id(), context.newId(ACTION_ITEM_PREFIX, 0), c.text(), c.ownerId(), c.due())));
    }

    private static Decision<MentorshipEvent> completeActionItem(Journey journey, CompleteActionItem c) {
        var item = journey.meetings().findActionItem(c.actionItemId());
        if (item.isEmpty()) {
            return refuse(RejectionCode.UNKNOWN_ITEM, "There is no such action item here.", "actionItemId");
        }
        return item.get().done()
                ? refuse(RejectionCode.WRONG_PHASE, "The action item is done already.", "actionItemId")
                : accept(new ActionItemCompleted(journey.id(), c.actionItemId()));
    }

    private static Instant wholeMillis(Instant stated) {
        return stated.truncatedTo(ChronoUnit.MILLIS);
    }
}
