package org.mentorship.api.simulate.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.RecordNoShow;
import org.mentorship.contract.mentorship.MeetingCommand.RescheduleMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;

/** The meetings of a match, and what comes out of them. */
final class MeetingChapter {

    private final Script script;
    private final Behaviour behaviour;
    private final Chance chance;
    private final GoalChapter goals;
    private final int agreedOn;
    private final int lastDay;

    /** @param lastDay no meeting is held later, even though the mentorship may go on */
    MeetingChapter(Script script, GoalChapter goals, int agreedOn, int lastDay) {
        this.script = script;
        this.behaviour = script.behaviour;
        this.chance = script.chance;
        this.goals = goals;
        this.agreedOn = agreedOn;
        this.lastDay = lastDay;
    }

    void write() {
        var cadence = script.frame.policy().cadenceDays();
        var day = script.workday(agreedOn + 1 + behaviour.daysToNextMeeting(cadence) / 2);
        while (day <= lastDay && day < script.end()) {
            day = script.isActive(day) ? meet(day) + behaviour.daysToNextMeeting(cadence) : day + 1;
            day = script.workday(day);
        }
    }

    /** One meeting, planned or not; returns the day on which it was held or fell through. */
    private int meet(int day) {
        var mode = behaviour.mode();
        var minutes = behaviour.minutes();
        if (!behaviour.plansAhead()) {
            hold(day, null, mode, minutes);
            return day;
        }
        var meetingId = plan(day, mode, minutes);
        return switch (behaviour.fate()) {
            case HELD -> {
                hold(day, meetingId, mode, minutes);
                yield day;
            }
            case MOVED -> {
                var later = script.workday(day + chance.between(1, 5));
                if (!script.isActive(later)) {
                    yield cancel(day, meetingId);
                }
                script.add(
                        day,
                        Hour.MORNING,
                        script.eitherOf(0.5),
                        new RescheduleMeeting(script.mentorship, meetingId, script.meetingTime(later), null));
                hold(later, meetingId, mode, minutes);
                yield later;
            }
            case CANCELLED -> cancel(day, meetingId);
            case NO_SHOW -> {
                var absent = script.eitherOf(0.7);
                script.add(
                        day,
                        Hour.EVENING,
                        script.other(absent),
                        new RecordNoShow(script.mentorship, meetingId, List.of(absent)));
                yield day;
            }
        };
    }

    private String plan(int day, MeetingMode mode, int minutes) {
        var ahead = Math.max(agreedOn + 1, day - chance.between(2, 6));
        var commandId = script.add(
                script.isActive(ahead) ? ahead : day,
                Hour.MORNING,
                script.eitherOf(0.7),
                new ScheduleMeeting(
                        script.mentorship, script.meetingTime(day), minutes, mode, chance.someOf(Phrases.TOPICS, 1)));
        return Made.MEETING.by(script.mentorship, commandId);
    }

    private int cancel(int day, String meetingId) {
        script.add(
                day,
                Hour.MORNING,
                script.eitherOf(0.5),
                new CancelMeeting(script.mentorship, meetingId, "Something urgent at work"));
        return day;
    }

    private void hold(int day, @Nullable String plannedId, MeetingMode mode, int minutes) {
        script.add(
                day,
                Hour.EVENING,
                script.eitherOf(0.6),
                new LogMeeting(
                        script.mentorship,
                        plannedId,
                        script.meetingTime(day),
                        minutes,
                        mode,
                        attendees(),
                        chance.someOf(Phrases.TOPICS, chance.between(1, 3)),
                        behaviour.bothers(0.6) ? chance.oneOf(Phrases.NOTES) : null,
                        chance.someOf(goals.idsOn(day), 2)));
        goals.workedOn(day);
        if (behaviour.bothers(0.6)) {
            agreeOnAction(day);
        }
        if (behaviour.bothers(0.25)) {
            share(day);
        }
        if (behaviour.bothers(0.06)) {
            introduce(day);
        }
        if (behaviour.bothers(0.09)) {
            var praised = script.eitherOf(0.7);
            script.add(
                    day,
                    Hour.EVENING,
                    script.other(praised),
                    new Recognise(script.mentorship, praised, chance.oneOf(Phrases.PRAISE)));
        }
        if (behaviour.bothers(0.08)) {
            reviewWork(day);
        }
    }

    /** In a group now and then somebody is missing; of two nobody can be. */
    private List<ParticipantId> attendees() {
        var mentees = script.match.mentees();
        var missing = mentees.size() > 1 && !behaviour.bothers(0.8) ? chance.oneOf(mentees) : null;
        return script.match.people().stream()
                .filter(person -> !person.equals(missing))
                .toList();
    }

    private void agreeOnAction(int day) {
        var owner = script.eitherOf(0.8);
        var due = day + chance.between(3, 14);
        var commandId = script.add(
                day,
                Hour.EVENING,
                script.eitherOf(0.7),
                new AddActionItem(script.mentorship, chance.oneOf(Phrases.ACTIONS), owner, script.date(due)));
        var done = due + chance.between(-2, 4);
        if (behaviour.bothers(0.75) && script.isActive(done)) {
            script.add(
                    done,
                    Hour.NOON,
                    owner,
                    new CompleteActionItem(script.mentorship, Made.ACTION_ITEM.by(script.mentorship, commandId)));
        }
    }

    private void share(int day) {
        var commandId = script.add(
                day,
                Hour.EVENING,
                script.match.mentor(),
                new ShareResource(
                        script.mentorship,
                        chance.oneOf(Phrases.RESOURCES),
                        "https://example.org/learn/" + chance.between(100, 999),
                        chance.oneOf(List.of(ResourceKind.values()))));
        var through = day + chance.between(4, 15);
        if (behaviour.bothers(0.6) && script.isActive(through)) {
            script.add(
                    through,
                    Hour.NOON,
                    script.someMentee(),
                    new CompleteResource(script.mentorship, Made.RESOURCE.by(script.mentorship, commandId)));
        }
    }

    private void introduce(int day) {
        var commandId = script.add(
                day,
                Hour.EVENING,
                script.match.mentor(),
                new MakeIntroduction(
                        script.mentorship,
                        chance.oneOf(List.of(IntroductionKind.values())),
                        chance.oneOf(Phrases.CONTACTS),
                        "To hear how others work",
                        script.someMentee()));
        var answered = day + chance.between(7, 25);
        if (script.isActive(answered)) {
            script.add(
                    answered,
                    Hour.NOON,
                    script.someMentee(),
                    new RecordIntroductionOutcome(
                            script.mentorship,
                            Made.INTRODUCTION.by(script.mentorship, commandId),
                            behaviour.introductionOutcome(),
                            null));
        }
    }

    private void reviewWork(int day) {
        script.add(
                day,
                Hour.EVENING,
                script.match.mentor(),
                new GiveFeedback(
                        script.mentorship,
                        FeedbackKind.WORK,
                        script.match.format() == Format.PEER
                                ? FeedbackDirection.PEER_TO_PEER
                                : FeedbackDirection.MENTOR_TO_MENTEE,
                        WorkReview.NAME,
                        WorkReview.answers(behaviour, chance),
                        "Clear and complete; the edge cases need a second look.",
                        chance.oneOf(Phrases.DELIVERABLES),
                        Visibility.SHARED,
                        script.someMentee()));
    }
}
