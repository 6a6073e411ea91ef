package org.mentorship.command.mentorship.feedback;

import static org.mentorship.command.mentorship.Actor.automation;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Actor.coordinatorFor;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.START;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.FEEDBACK_ALREADY_GIVEN;
import static org.mentorship.contract.RejectionCode.INSTRUMENT_MISMATCH;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.NOT_DUE;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.UNKNOWN_ITEM;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;
import static org.mentorship.contract.mentorship.FeedbackDirection.MENTEE_TO_MENTOR;
import static org.mentorship.contract.mentorship.FeedbackDirection.MENTEE_TO_PROGRAM;
import static org.mentorship.contract.mentorship.FeedbackDirection.MENTOR_TO_MENTEE;
import static org.mentorship.contract.mentorship.FeedbackDirection.MENTOR_TO_PROGRAM;
import static org.mentorship.contract.mentorship.FeedbackDirection.PEER_TO_PEER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.RaiseFeedbackDue;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.Visibility;

@DisplayName("Feedback")
class FeedbackDeciderTest {

    private static final List<Integer> ANSWERS = List.of(4, 9);

    private static Instant week(int weeks) {
        return START.plus(Duration.ofDays(7L * weeks));
    }

    private static GiveFeedback give(FeedbackDirection direction, @Nullable ParticipantId about) {
        return give(FeedbackKind.PERIODIC, direction, "satisfaction", ANSWERS, null, null, about);
    }

    private static GiveFeedback give(String instrument, Integer... answers) {
        return give(FeedbackKind.PERIODIC, MENTEE_TO_MENTOR, instrument, List.of(answers), null, null, null);
    }

    private static GiveFeedback work(FeedbackDirection direction, @Nullable String deliverable) {
        return give(FeedbackKind.WORK, direction, "satisfaction", ANSWERS, "Good", deliverable, null);
    }

    private static GiveFeedback give(
            FeedbackKind kind,
            FeedbackDirection direction,
            String instrument,
            List<Integer> answers,
            @Nullable String comment,
            @Nullable String deliverable,
            @Nullable ParticipantId about) {
        return new GiveFeedback(
                ID, kind, direction, instrument, answers, comment, deliverable, Visibility.SHARED, about);
    }

    private static FeedbackGiven given(
            String id, int period, FeedbackDirection direction, ParticipantId by, @Nullable ParticipantId about) {
        return given(id, FeedbackKind.PERIODIC, 2, period, direction, null, null, by, about);
    }

    private static FeedbackGiven given(
            String id,
            FeedbackKind kind,
            int version,
            int period,
            FeedbackDirection direction,
            @Nullable String comment,
            @Nullable String deliverable,
            ParticipantId by,
            @Nullable ParticipantId about) {
        return new FeedbackGiven(
                ID,
                id,
                kind,
                direction,
                "satisfaction",
                version,
                period,
                ANSWERS,
                comment,
                deliverable,
                Visibility.SHARED,
                by,
                about);
    }

    @Nested
    @DisplayName("comes from a side")
    class Sides {

        @ParameterizedTest(name = "{0}")
        @CsvSource({"MENTEE_TO_MENTOR,ann", "MENTEE_TO_PROGRAM,"})
        @DisplayName("of the mentees")
        void mentee(FeedbackDirection direction, @Nullable String about) {
            var story = Story.pair();
            story.when(by(BOB), give(direction, null))
                    .then(given(story.id("fbk_"), 0, direction, BOB, about == null ? null : ANN));
            story.when(by(ANN), give(direction, null)).refused(NOT_A_MEMBER, "direction");
            story.when(coordinator(), give(direction, null)).refused(NOT_A_MEMBER, "participantId");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"MENTOR_TO_MENTEE,bob", "MENTOR_TO_PROGRAM,"})
        @DisplayName("of the mentors")
        void mentor(FeedbackDirection direction, @Nullable String about) {
            var story = Story.pair();
            story.when(coordinatorFor(ANN), give(direction, null))
                    .then(given(story.id("fbk_"), 0, direction, ANN, about == null ? null : BOB));
            story.when(by(BOB), give(direction, null)).refused(NOT_A_MEMBER, "direction");
            Story.peers().when(by(BOB), give(direction, null)).refused(NOT_A_MEMBER, "direction");
        }

        @Test
        @DisplayName("of peers, to each other and, as learners, to the programme")
        void peers() {
            var story = Story.peers();
            story.when(by(BOB), give(PEER_TO_PEER, CEM)).then(given(story.id("fbk_"), 0, PEER_TO_PEER, BOB, CEM));
            story.when(by(BOB), give(MENTEE_TO_PROGRAM, null))
                    .then(given(story.id("fbk_"), 0, MENTEE_TO_PROGRAM, BOB, null));
            Story.pair().when(by(BOB), give(PEER_TO_PEER, ANN)).refused(NOT_A_MEMBER, "direction");
        }

        @Test
        @DisplayName("and is about somebody of the other side, if about a person at all")
        void about() {
            var story = Story.group();
            story.when(by(ANN), give(MENTOR_TO_MENTEE, CEM))
                    .then(given(story.id("fbk_"), 0, MENTOR_TO_MENTEE, ANN, CEM));
            story.when(by(ANN), give(MENTOR_TO_MENTEE, null))
                    .then(given(story.id("fbk_"), 0, MENTOR_TO_MENTEE, ANN, null));
            story.when(by(ANN), give(MENTOR_TO_MENTEE, ANN)).refused(NOT_A_MEMBER, "about");
            story.when(by(ANN), give(MENTOR_TO_MENTEE, EVE)).refused(NOT_A_MEMBER, "about");
            story.when(by(BOB), give(MENTEE_TO_MENTOR, CEM)).refused(NOT_A_MEMBER, "about");
            story.when(by(BOB), give(MENTEE_TO_PROGRAM, ANN)).refused(NOT_A_MEMBER, "about");
            Story.peers().when(by(BOB), give(PEER_TO_PEER, BOB)).refused(NOT_A_MEMBER, "about");
        }
    }

    @Nested
    @DisplayName("answers an instrument")
    class Answers {

        @Test
        @DisplayName("of the programme")
        void known() {
            Story.pair().when(by(BOB), give("happiness", 1, 2)).refused(INSTRUMENT_MISMATCH, "instrument");
            Story.pair().when(by(BOB), give(BLANK, 1, 2)).refused(EMPTY_INPUT, "instrument");
        }

        @Test
        @DisplayName("item by item")
        void oneEach() {
            Story.pair().when(by(BOB), give("satisfaction")).refused(INSTRUMENT_MISMATCH, "answers");
            Story.pair().when(by(BOB), give("satisfaction", 4)).refused(INSTRUMENT_MISMATCH, "answers");
            Story.pair().when(by(BOB), give("satisfaction", 4, 9, 1)).refused(INSTRUMENT_MISMATCH, "answers");
        }

        @Test
        @DisplayName("within each item's range")
        void inRange() {
            Story.pair().when(by(BOB), give("satisfaction", 1, 0)).accepted();
            Story.pair().when(by(BOB), give("satisfaction", 5, 10)).accepted();
            Story.pair().when(by(BOB), give("satisfaction", 0, 5)).refused(INSTRUMENT_MISMATCH, "answers", "0");
            Story.pair().when(by(BOB), give("satisfaction", 6, 5)).refused(INSTRUMENT_MISMATCH, "answers", "0");
            Story.pair().when(by(BOB), give("satisfaction", 5, -1)).refused(INSTRUMENT_MISMATCH, "answers", "1");
            Story.pair().when(by(BOB), give("satisfaction", 5, 11)).refused(INSTRUMENT_MISMATCH, "answers", "1");
        }

        @Test
        @DisplayName("with a comment of limited length")
        void comment() {
            Story.pair()
                    .when(
                            by(BOB),
                            give(
                                    FeedbackKind.PERIODIC,
                                    MENTEE_TO_MENTOR,
                                    "satisfaction",
                                    ANSWERS,
                                    TOO_LONG,
                                    null,
                                    null))
                    .refused(TEXT_TOO_LONG, "comment");
        }
    }

    @Nested
    @DisplayName("is given once a period")
    class Periods {

        @Test
        @DisplayName("by the same author in the same direction about the same person")
        void once() {
            var story = Story.group().given(given("fbk_1", 0, MENTOR_TO_MENTEE, ANN, BOB));
            story.when(by(ANN), give(MENTOR_TO_MENTEE, BOB)).refused(FEEDBACK_ALREADY_GIVEN, "direction");
            story.when(by(ANN), give(MENTOR_TO_MENTEE, CEM)).accepted();
            story.when(by(ANN), give(MENTOR_TO_PROGRAM, null)).accepted();
            story.when(by(BOB), give(MENTEE_TO_MENTOR, null)).accepted();
        }

        @Test
        @DisplayName("whether or not the only other person is named")
        void onlyOther() {
            Story.pair()
                    .when(by(BOB), give(MENTEE_TO_MENTOR, null))
                    .accepted()
                    .when(by(BOB), give(MENTEE_TO_MENTOR, ANN))
                    .refused(FEEDBACK_ALREADY_GIVEN, "direction");
        }

        @ParameterizedTest(name = "week {0} belongs to period {1}")
        @CsvSource({"0,0", "3,0", "4,1", "11,1", "12,2", "24,3", "30,3"})
        @DisplayName("that begins when the feedback falls due")
        void periods(int weeks, int period) {
            var story = Story.pair().at(week(weeks));
            story.when(by(BOB), give(MENTEE_TO_MENTOR, null))
                    .then(given(story.id("fbk_"), period, MENTEE_TO_MENTOR, BOB, ANN));
        }

        @Test
        @DisplayName("and again in the next")
        void nextPeriod() {
            var story = Story.pair().given(given("fbk_1", 0, MENTEE_TO_MENTOR, BOB, ANN));
            story.at(week(4).minusMillis(1))
                    .when(by(BOB), give(MENTEE_TO_MENTOR, null))
                    .refused(FEEDBACK_ALREADY_GIVEN, "direction");
            story.at(week(4)).when(by(BOB), give(MENTEE_TO_MENTOR, null)).accepted();
        }
    }

    @Nested
    @DisplayName("on work")
    class OnWork {

        @Test
        @DisplayName("is given as often as useful, beside the periodic one")
        void asOftenAsUseful() {
            var story = Story.pair();
            story.when(by(ANN), work(MENTOR_TO_MENTEE, "Talk, first draft"))
                    .then(given(
                            story.id("fbk_"),
                            FeedbackKind.WORK,
                            2,
                            0,
                            MENTOR_TO_MENTEE,
                            "Good",
                            "Talk, first draft",
                            ANN,
                            BOB))
                    .when(by(ANN), work(MENTOR_TO_MENTEE, "Talk, second draft"))
                    .accepted()
                    .when(by(ANN), give(MENTOR_TO_MENTEE, null))
                    .accepted();
        }

        @Test
        @DisplayName("names the work, and goes to somebody who learns")
        void namesTheWork() {
            Story.pair().when(by(ANN), work(MENTOR_TO_MENTEE, null)).refused(EMPTY_INPUT, "deliverable");
            Story.pair().when(by(ANN), work(MENTOR_TO_MENTEE, BLANK)).refused(EMPTY_INPUT, "deliverable");
            Story.pair().when(by(ANN), work(MENTOR_TO_MENTEE, TOO_LONG)).refused(TEXT_TOO_LONG, "deliverable");
            Story.pair().when(by(BOB), work(MENTEE_TO_MENTOR, "Talk")).refused(INVALID_VALUE, "direction");
            Story.peers().when(by(BOB), work(PEER_TO_PEER, "Talk")).accepted();
        }
    }

    @Nested
    @DisplayName("is corrected")
    class Corrected {

        private final Story story = Story.pair().given(given("fbk_1", 0, MENTEE_TO_MENTOR, BOB, ANN));

        @Test
        @DisplayName("beside what was given, by its author, with the reason")
        void byItsAuthor() {
            story.when(by(BOB).because("Misread the scale"), new CorrectFeedback(ID, "fbk_1", List.of(5, 10), "Better"))
                    .then(new FeedbackCorrected(ID, "fbk_1", List.of(5, 10), "Better"));
            story.when(coordinatorFor(BOB), new CorrectFeedback(ID, "fbk_1", List.of(5, 10), null))
                    .accepted();
            story.when(by(ANN), new CorrectFeedback(ID, "fbk_1", List.of(5, 10), null))
                    .refused(UNKNOWN_ITEM, "feedbackId");
            story.when(coordinator(), new CorrectFeedback(ID, "fbk_1", List.of(5, 10), null))
                    .refused(NOT_A_MEMBER, "participantId");
        }

        @Test
        @DisplayName("only if it was given, and within its limits")
        void limits() {
            story.when(by(BOB), new CorrectFeedback(ID, "fbk_2", ANSWERS, null)).refused(UNKNOWN_ITEM, "feedbackId");
            story.when(by(BOB), new CorrectFeedback(ID, "fbk_1", ANSWERS, TOO_LONG))
                    .refused(TEXT_TOO_LONG, "comment");
            story.when(by(BOB).because(TOO_LONG), new CorrectFeedback(ID, "fbk_1", ANSWERS, null))
                    .refused(TEXT_TOO_LONG, "reason");
        }

        @Test
        @DisplayName("by answers to the version that it answered")
        void sameVersion() {
            story.when(by(BOB), new CorrectFeedback(ID, "fbk_1", List.of(4), null))
                    .refused(INSTRUMENT_MISMATCH, "answers");
            var first = Story.pair()
                    .given(given("fbk_1", FeedbackKind.PERIODIC, 1, 0, MENTEE_TO_MENTOR, null, null, BOB, ANN));
            first.when(by(BOB), new CorrectFeedback(ID, "fbk_1", List.of(4), null))
                    .accepted();
            first.when(by(BOB), new CorrectFeedback(ID, "fbk_1", List.of(4, 9), null))
                    .refused(INSTRUMENT_MISMATCH, "answers");
        }
    }

    @Nested
    @DisplayName("falls due")
    class Due {

        @Test
        @DisplayName("by the programme's schedule, once for each period")
        void raises() {
            var story = Story.pair();
            story.at(week(4).minusMillis(1))
                    .when(automation(), new RaiseFeedbackDue(ID, 1))
                    .refused(NOT_DUE, "period");
            var raised = story.at(week(4))
                    .when(automation(), new RaiseFeedbackDue(ID, 1))
                    .then(new FeedbackDueRaised(ID, 1, LocalDate.parse("2026-02-02")));
            raised.when(automation(), new RaiseFeedbackDue(ID, 1)).thenNothing();
            raised.when(automation(), new RaiseFeedbackDue(ID, 2)).refused(NOT_DUE, "period");
        }

        @Test
        @DisplayName("only in periods that there are")
        void unknownPeriod() {
            Story.pair()
                    .at(week(52))
                    .when(automation(), new RaiseFeedbackDue(ID, 0))
                    .refused(INVALID_VALUE, "period");
            Story.pair()
                    .at(week(52))
                    .when(automation(), new RaiseFeedbackDue(ID, 4))
                    .refused(INVALID_VALUE, "period");
        }

        @Test
        @DisplayName("neither during a pause nor after the end")
        void phases() {
            Story.pair()
                    .given(new MentorshipPaused(ID, null, null))
                    .at(week(4))
                    .when(automation(), new RaiseFeedbackDue(ID, 1))
                    .refused(WRONG_PHASE);
            Story.pair()
                    .given(new MentorshipEndedEarly(ID, List.of(), EndReason.TIME, null, null, List.of()))
                    .at(week(4))
                    .when(automation(), new RaiseFeedbackDue(ID, 1))
                    .refused(WRONG_PHASE);
        }
    }
}
