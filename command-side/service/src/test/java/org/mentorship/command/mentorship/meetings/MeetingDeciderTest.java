package org.mentorship.command.mentorship.meetings;

import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.START;
import static org.mentorship.command.mentorship.Story.member;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.LONG_AT_LIMIT;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.command.mentorship.Texts.TOO_LONG_FOR_SHORT;
import static org.mentorship.contract.RejectionCode.AGREEMENT_REQUIRED;
import static org.mentorship.contract.RejectionCode.DATE_IN_FUTURE;
import static org.mentorship.contract.RejectionCode.DATE_IN_PAST;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.MEETING_BEFORE_START;
import static org.mentorship.contract.RejectionCode.MEETING_IN_FUTURE;
import static org.mentorship.contract.RejectionCode.MODE_NOT_ALLOWED;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.OVERLAPPING_MEETING;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.UNKNOWN_GOAL;
import static org.mentorship.contract.RejectionCode.UNKNOWN_ITEM;
import static org.mentorship.contract.RejectionCode.UNKNOWN_MEETING;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalEvent.GoalDropped;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
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
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;

@DisplayName("Meetings")
class MeetingDeciderTest {

    private static final Instant NOW = Story.pair().now();
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Terms GATED =
            new Terms(26, 14, true, List.of(MeetingMode.VIDEO, MeetingMode.PHONE), List.of(), List.of());
    private static final Agreement AGREEMENT = new Agreement("a", "b", null, null, 7, List.of(MeetingMode.VIDEO));

    private static ScheduleMeeting schedule(Instant startsAt, int minutes) {
        return new ScheduleMeeting(ID, startsAt, minutes, MeetingMode.VIDEO, List.of("career"));
    }

    private static MeetingScheduled scheduled(String id, Instant startsAt) {
        return new MeetingScheduled(ID, id, startsAt, 60, MeetingMode.VIDEO, List.of());
    }

    private static LogMeeting log(Instant heldAt) {
        return log(null, heldAt, 60, List.of(ANN, BOB));
    }

    private static LogMeeting log(
            @Nullable String meetingId, Instant heldAt, int minutes, List<ParticipantId> attendees) {
        return new LogMeeting(ID, meetingId, heldAt, minutes, MeetingMode.VIDEO, attendees, List.of(), null, List.of());
    }

    private static LogMeeting log(MeetingMode mode, List<String> topics, @Nullable String notes, List<String> goalIds) {
        return new LogMeeting(ID, null, YESTERDAY, 60, mode, List.of(ANN, BOB), topics, notes, goalIds);
    }

    private static MeetingLogged held(String id, Instant heldAt, int minutes) {
        return new MeetingLogged(
                ID, id, heldAt, minutes, MeetingMode.VIDEO, List.of(ANN, BOB), List.of(), null, List.of());
    }

    @Nested
    @DisplayName("that are planned")
    class Planned {

        @Test
        @DisplayName("lie ahead and get an id")
        void schedules() {
            var story = Story.pair();
            story.when(by(ANN), schedule(TOMORROW, 45))
                    .then(new MeetingScheduled(
                            ID, story.id("mtg_"), TOMORROW, 45, MeetingMode.VIDEO, List.of("career")));
        }

        @Test
        @DisplayName("are kept in whole milliseconds")
        void wholeMilliseconds() {
            var story = Story.pair();
            story.when(by(ANN), schedule(TOMORROW.plusNanos(999_999), 45))
                    .then(new MeetingScheduled(
                            ID, story.id("mtg_"), TOMORROW, 45, MeetingMode.VIDEO, List.of("career")));
        }

        static Stream<Arguments> impossible() {
            return Stream.of(
                    Arguments.of(DATE_IN_PAST, "startsAt", schedule(YESTERDAY, 60)),
                    Arguments.of(DATE_IN_PAST, "startsAt", schedule(NOW, 60)),
                    Arguments.of(DATE_IN_PAST, "startsAt", schedule(Instant.MIN, 60)),
                    Arguments.of(INVALID_VALUE, "startsAt", schedule(Instant.MAX, 60)),
                    Arguments.of(INVALID_VALUE, "minutes", schedule(TOMORROW, 0)),
                    Arguments.of(INVALID_VALUE, "minutes", schedule(TOMORROW, 1441)),
                    Arguments.of(
                            EMPTY_INPUT,
                            "topics.0",
                            new ScheduleMeeting(ID, TOMORROW, 60, MeetingMode.VIDEO, List.of(BLANK))),
                    Arguments.of(
                            TEXT_TOO_LONG,
                            "topics.1",
                            new ScheduleMeeting(ID, TOMORROW, 60, MeetingMode.VIDEO, List.of("a", TOO_LONG_FOR_SHORT))),
                    Arguments.of(
                            INVALID_VALUE,
                            "topics",
                            new ScheduleMeeting(
                                    ID, TOMORROW, 60, MeetingMode.VIDEO, Collections.nCopies(51, "topic"))));
        }

        @ParameterizedTest(name = "{0} {1}")
        @MethodSource("impossible")
        @DisplayName("have a start, a length and topics that can be")
        void refusesWhatCannotBe(RejectionCode code, String field, ScheduleMeeting command) {
            Story.pair().when(by(ANN), command).refused(code, field.split("\\."));
        }

        @Test
        @DisplayName("use a mode that the programme allows, whatever the agreement names")
        void modes() {
            var story = Story.pair(GATED)
                    .given(
                            new AgreementProposed(ID, 1, AGREEMENT, ANN),
                            new AgreementConcluded(ID, 1, AGREEMENT.cadenceDays()));
            story.when(by(ANN), new ScheduleMeeting(ID, TOMORROW, 60, MeetingMode.IN_PERSON, List.of()))
                    .refused(MODE_NOT_ALLOWED, "mode");
            story.when(by(ANN), new ScheduleMeeting(ID, TOMORROW, 60, MeetingMode.PHONE, List.of()))
                    .accepted();
        }

        @ParameterizedTest(name = "a meeting of {1} min, {0} min after the start of another of 60: refused is {2}")
        @CsvSource({"0,60,true", "-60,60,false", "-59,60,true", "60,60,false", "59,1,true", "-30,120,true"})
        @DisplayName("do not overlap")
        void overlaps(int after, int minutes, boolean refused) {
            var told = Story.pair()
                    .given(scheduled("mtg_1", TOMORROW))
                    .when(by(ANN), schedule(TOMORROW.plus(Duration.ofMinutes(after)), minutes));
            if (refused) {
                told.refused(OVERLAPPING_MEETING, "startsAt");
            } else {
                told.accepted();
            }
        }

        @Test
        @DisplayName("may take the time of one that was called off")
        void afterCancelled() {
            Story.pair()
                    .given(scheduled("mtg_1", TOMORROW), new MeetingCancelled(ID, "mtg_1", null))
                    .when(by(ANN), schedule(TOMORROW, 60))
                    .accepted();
        }

        @Test
        @DisplayName("move ahead, and keep their length if none is named")
        void reschedules() {
            var story = Story.pair().given(scheduled("mtg_1", TOMORROW));
            var later = TOMORROW.plus(Duration.ofMinutes(30));
            story.when(by(BOB), new RescheduleMeeting(ID, "mtg_1", later, null))
                    .then(new MeetingRescheduled(ID, "mtg_1", later, 60));
            story.when(by(BOB), new RescheduleMeeting(ID, "mtg_1", later, 90))
                    .then(new MeetingRescheduled(ID, "mtg_1", later, 90));
            story.when(by(BOB), new RescheduleMeeting(ID, "mtg_1", TOMORROW, null))
                    .thenNothing();
            story.when(by(BOB), new RescheduleMeeting(ID, "mtg_1", YESTERDAY, null))
                    .refused(DATE_IN_PAST, "startsAt");
            story.when(by(BOB), new RescheduleMeeting(ID, "mtg_1", later, 0)).refused(INVALID_VALUE, "minutes");
            story.given(scheduled("mtg_2", TOMORROW.plus(Duration.ofHours(3))))
                    .when(by(BOB), new RescheduleMeeting(ID, "mtg_1", TOMORROW.plus(Duration.ofHours(2)), 61))
                    .refused(OVERLAPPING_MEETING, "startsAt");
        }

        @Test
        @DisplayName("are called off once")
        void cancels() {
            Story.pair()
                    .given(scheduled("mtg_1", TOMORROW))
                    .when(by(BOB), new CancelMeeting(ID, "mtg_1", "Ill"))
                    .then(new MeetingCancelled(ID, "mtg_1", "Ill"))
                    .when(by(BOB), new CancelMeeting(ID, "mtg_1", "Ill"))
                    .refused(WRONG_PHASE, "meetingId");
            Story.pair()
                    .given(scheduled("mtg_1", TOMORROW))
                    .when(by(BOB), new CancelMeeting(ID, "mtg_1", TOO_LONG))
                    .refused(TEXT_TOO_LONG, "reason");
        }

        @Test
        @DisplayName("can be noted with, and be missed by, somebody who left only after them")
        void leftSince() {
            var group = Story.group().given(scheduled("mtg_1", START.plusSeconds(60)));
            var left = group.given(new MemberLeft(ID, member(CEM, Role.MENTEE), null))
                    .later(Duration.ofHours(1));
            var afterLeaving = group.now().plusSeconds(60);
            left.when(by(ANN), log(null, YESTERDAY, 60, List.of(ANN, CEM))).accepted();
            left.when(by(ANN), log(null, group.now(), 30, List.of(ANN, CEM))).refused(NOT_A_MEMBER, "attendeeIds");
            left.when(by(ANN), log(null, afterLeaving, 30, List.of(ANN, CEM))).refused(NOT_A_MEMBER, "attendeeIds");
            left.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(CEM)))
                    .then(new NoShowRecorded(ID, "mtg_1", List.of(CEM)));
            left.given(scheduled("mtg_2", afterLeaving))
                    .when(by(ANN), new RecordNoShow(ID, "mtg_2", List.of(CEM)))
                    .refused(NOT_A_MEMBER, "absentIds");
        }

        @Test
        @DisplayName("can be missed, once they have begun, by members")
        void noShow() {
            var before = Story.pair().given(scheduled("mtg_1", TOMORROW));
            before.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(BOB))).refused(DATE_IN_FUTURE, "meetingId");
            var after = before.at(TOMORROW);
            after.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of())).refused(EMPTY_INPUT, "absentIds");
            after.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(BOB, BOB)))
                    .refused(INVALID_VALUE, "absentIds");
            after.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(EVE))).refused(NOT_A_MEMBER, "absentIds");
            var missed = after.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(BOB)))
                    .then(new NoShowRecorded(ID, "mtg_1", List.of(BOB)));
            missed.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(BOB))).thenNothing();
            missed.when(by(BOB), new RecordNoShow(ID, "mtg_1", List.of(ANN)))
                    .then(new NoShowRecorded(ID, "mtg_1", List.of(ANN)));
            missed.when(by(ANN), new CancelMeeting(ID, "mtg_1", null)).refused(WRONG_PHASE, "meetingId");
            missed.when(by(ANN), new RescheduleMeeting(ID, "mtg_1", TOMORROW.plusSeconds(60), null))
                    .refused(WRONG_PHASE, "meetingId");
        }

        @Test
        @DisplayName("must be known")
        void unknown() {
            var story = Story.pair().given(scheduled("mtg_1", TOMORROW));
            story.when(by(ANN), new RescheduleMeeting(ID, "mtg_2", TOMORROW, null))
                    .refused(UNKNOWN_MEETING, "meetingId");
            story.when(by(ANN), new CancelMeeting(ID, "mtg_2", null)).refused(UNKNOWN_MEETING, "meetingId");
            story.when(by(ANN), new RecordNoShow(ID, "mtg_2", List.of(BOB))).refused(UNKNOWN_MEETING, "meetingId");
            story.when(by(ANN), log("mtg_2", YESTERDAY, 60, List.of(ANN))).refused(UNKNOWN_MEETING, "meetingId");
        }
    }

    @Nested
    @DisplayName("that were held")
    class Held {

        @Test
        @DisplayName("are logged with who came, what about, and the goals worked on, even dropped ones")
        void logs() {
            var goal = new Goal("t", null, List.of(), 1, 1, List.of("a", "b", "c", "d", "e"), List.of(), null);
            var story = Story.pair().given(new GoalSet(ID, "gol_1", goal), new GoalDropped(ID, "gol_1", "Why"));
            story.when(by(BOB), log(MeetingMode.PHONE, List.of("career"), "Private", List.of("gol_1")))
                    .then(new MeetingLogged(
                            ID,
                            story.id("mtg_"),
                            YESTERDAY,
                            60,
                            MeetingMode.PHONE,
                            List.of(ANN, BOB),
                            List.of("career"),
                            "Private",
                            List.of("gol_1")));
        }

        @Test
        @DisplayName("may have begun just now")
        void justNow() {
            Story.pair().when(coordinator(), log(NOW)).accepted();
        }

        static Stream<Arguments> impossible() {
            return Stream.of(
                    Arguments.of(MEETING_IN_FUTURE, "heldAt", log(NOW.plusMillis(1))),
                    Arguments.of(MEETING_IN_FUTURE, "heldAt", log(Instant.MAX)),
                    Arguments.of(MEETING_BEFORE_START, "heldAt", log(START.minusMillis(1))),
                    Arguments.of(MEETING_BEFORE_START, "heldAt", log(Instant.MIN)),
                    Arguments.of(INVALID_VALUE, "minutes", log(null, YESTERDAY, 0, List.of(ANN))),
                    Arguments.of(INVALID_VALUE, "minutes", log(null, YESTERDAY, 1441, List.of(ANN))),
                    Arguments.of(EMPTY_INPUT, "attendeeIds", log(null, YESTERDAY, 60, List.of())),
                    Arguments.of(INVALID_VALUE, "attendeeIds", log(null, YESTERDAY, 60, List.of(ANN, ANN))),
                    Arguments.of(NOT_A_MEMBER, "attendeeIds", log(null, YESTERDAY, 60, List.of(ANN, EVE))),
                    Arguments.of(EMPTY_INPUT, "topics.0", log(MeetingMode.VIDEO, List.of(BLANK), null, List.of())),
                    Arguments.of(
                            TEXT_TOO_LONG,
                            "topics.0",
                            log(MeetingMode.VIDEO, List.of(TOO_LONG_FOR_SHORT), null, List.of())),
                    Arguments.of(TEXT_TOO_LONG, "notes", log(MeetingMode.VIDEO, List.of(), TOO_LONG, List.of())),
                    Arguments.of(UNKNOWN_GOAL, "goalIds", log(MeetingMode.VIDEO, List.of(), null, List.of("gol_9"))),
                    Arguments.of(
                            INVALID_VALUE,
                            "goalIds",
                            log(MeetingMode.VIDEO, List.of(), null, List.of("gol_9", "gol_9"))),
                    Arguments.of(
                            INVALID_VALUE,
                            "goalIds",
                            log(MeetingMode.VIDEO, List.of(), null, Collections.nCopies(51, "gol_9"))));
        }

        @ParameterizedTest(name = "{0} {1}")
        @MethodSource("impossible")
        @DisplayName("have happened, in the mentorship, among its members")
        void refusesWhatCannotBe(RejectionCode code, String field, LogMeeting command) {
            Story.pair().when(by(ANN), command).refused(code, field.split("\\."));
        }

        @Test
        @DisplayName("may have been held in the minute of the start, since people state times in minutes")
        void minuteOfTheStart() {
            var story = Story.empty()
                    .at(START.plusSeconds(30))
                    .given(Story.upToTheStart(
                            Format.ONE_ON_ONE,
                            Story.TERMS,
                            Story.pair().state().journey().members()));
            story.when(by(ANN), log(START)).accepted();
            story.when(by(ANN), log(START.minusMillis(1))).refused(MEETING_BEFORE_START, "heldAt");
        }

        @Test
        @DisplayName("fill their limits")
        void fillLimits() {
            Story.pair()
                    .when(
                            by(ANN),
                            new LogMeeting(
                                    ID,
                                    null,
                                    START,
                                    1440,
                                    MeetingMode.CHECK_IN,
                                    List.of(BOB),
                                    Collections.nCopies(50, "topic"),
                                    LONG_AT_LIMIT,
                                    List.of()))
                    .accepted();
        }

        @Test
        @DisplayName("use a mode that the programme allows")
        void modes() {
            Story.pair(new Terms(26, 14, false, List.of(MeetingMode.VIDEO), List.of(), List.of()))
                    .when(by(ANN), log(MeetingMode.IN_PERSON, List.of(), null, List.of()))
                    .refused(MODE_NOT_ALLOWED, "mode");
        }

        @ParameterizedTest(name = "a meeting of {1} min, {0} min after the start of another of 60: refused is {2}")
        @CsvSource({"0,60,true", "-60,60,false", "-59,60,true", "60,60,false", "59,1,true", "-30,120,true"})
        @DisplayName("do not overlap each other")
        void overlaps(int after, int minutes, boolean refused) {
            var told = Story.pair()
                    .given(held("mtg_1", YESTERDAY, 60))
                    .when(by(ANN), log(null, YESTERDAY.plus(Duration.ofMinutes(after)), minutes, List.of(ANN)));
            if (refused) {
                told.refused(OVERLAPPING_MEETING, "heldAt");
            } else {
                told.accepted();
            }
        }

        @Test
        @DisplayName("can be the planned one, at another time, even if somebody did not come")
        void logsThePlannedOne() {
            var story = Story.group().given(scheduled("mtg_1", TOMORROW));
            story.when(by(ANN), log("mtg_1", NOW, 30, List.of(ANN, BOB))).then(held("mtg_1", NOW, 30));
            story.at(TOMORROW)
                    .given(new NoShowRecorded(ID, "mtg_1", List.of(CEM)))
                    .when(by(ANN), log("mtg_1", TOMORROW, 30, List.of(ANN, BOB)))
                    .then(held("mtg_1", TOMORROW, 30));
        }

        @Test
        @DisplayName("are over: they are not moved, called off, missed or logged again")
        void areOver() {
            var story = Story.pair().given(held("mtg_1", YESTERDAY, 60));
            story.when(by(ANN), log("mtg_1", NOW, 30, List.of(ANN))).refused(WRONG_PHASE, "meetingId");
            story.when(by(ANN), new RescheduleMeeting(ID, "mtg_1", TOMORROW, null))
                    .refused(WRONG_PHASE, "meetingId");
            story.when(by(ANN), new CancelMeeting(ID, "mtg_1", null)).refused(WRONG_PHASE, "meetingId");
            story.when(by(ANN), new RecordNoShow(ID, "mtg_1", List.of(BOB))).refused(WRONG_PHASE, "meetingId");
        }

        @Test
        @DisplayName("were not called off")
        void notCancelled() {
            Story.pair()
                    .given(scheduled("mtg_1", TOMORROW), new MeetingCancelled(ID, "mtg_1", null))
                    .when(by(ANN), log("mtg_1", NOW, 30, List.of(ANN)))
                    .refused(WRONG_PHASE, "meetingId");
        }
    }

    @Test
    @DisplayName("come after a concluded agreement, where the programme asks for one")
    void gated() {
        var gated = Story.pair(GATED);
        gated.when(by(ANN), schedule(TOMORROW, 60)).refused(AGREEMENT_REQUIRED);
        gated.when(by(ANN), log(YESTERDAY)).refused(AGREEMENT_REQUIRED);
        gated.given(new AgreementProposed(ID, 1, AGREEMENT, ANN))
                .when(by(ANN), schedule(TOMORROW, 60))
                .refused(AGREEMENT_REQUIRED);
        var agreed = gated.given(
                new AgreementProposed(ID, 1, AGREEMENT, ANN),
                new AgreementConcluded(ID, 1, AGREEMENT.cadenceDays()),
                new AgreementProposed(ID, 2, AGREEMENT, ANN));
        agreed.when(by(ANN), schedule(TOMORROW, 60)).accepted();
        agreed.when(by(ANN), log(YESTERDAY)).accepted();
    }

    @Nested
    @DisplayName("leave action items")
    class ActionItems {

        @Test
        @DisplayName("that a member owns")
        void adds() {
            var story = Story.pair();
            var today = story.today();
            story.when(by(ANN), new AddActionItem(ID, "Write the abstract", BOB, today))
                    .then(new ActionItemAdded(ID, story.id("act_"), "Write the abstract", BOB, today));
            story.when(by(ANN), new AddActionItem(ID, "Write", EVE, null)).refused(NOT_A_MEMBER, "ownerId");
            story.when(by(ANN), new AddActionItem(ID, BLANK, BOB, null)).refused(EMPTY_INPUT, "text");
            story.when(by(ANN), new AddActionItem(ID, TOO_LONG, BOB, null)).refused(TEXT_TOO_LONG, "text");
            story.when(by(ANN), new AddActionItem(ID, "Write", BOB, today.minusDays(2)))
                    .refused(DATE_IN_PAST, "due");
        }

        @Test
        @DisplayName("that are done once")
        void completes() {
            Story.pair()
                    .given(new ActionItemAdded(ID, "act_1", "Write", BOB, null))
                    .when(by(BOB), new CompleteActionItem(ID, "act_1"))
                    .then(new ActionItemCompleted(ID, "act_1"))
                    .when(by(BOB), new CompleteActionItem(ID, "act_1"))
                    .refused(WRONG_PHASE, "actionItemId");
            Story.pair().when(by(BOB), new CompleteActionItem(ID, "act_1")).refused(UNKNOWN_ITEM, "actionItemId");
        }
    }
}
