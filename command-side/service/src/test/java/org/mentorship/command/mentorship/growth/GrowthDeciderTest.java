package org.mentorship.command.mentorship.growth;

import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Actor.coordinatorFor;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.command.mentorship.Texts.TOO_LONG_FOR_SHORT;
import static org.mentorship.contract.RejectionCode.ALREADY_ANSWERED;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.INVALID_VALUE;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.UNKNOWN_ITEM;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.GrowthEvent.CheckedIn;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionMade;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionOutcomeRecorded;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceCompleted;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceShared;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.ResourceKind;

@DisplayName("For growth,")
class GrowthDeciderTest {

    private static final String URL = "https://example.org/a?b=c";

    private static ShareResource share(String title, String url) {
        return new ShareResource(ID, title, url, ResourceKind.ARTICLE);
    }

    @Test
    @DisplayName("anybody shares resources, with a title")
    void shares() {
        var story = Story.pair();
        story.when(by(ANN), share("On testing", URL))
                .then(new ResourceShared(ID, story.id("res_"), "On testing", URL, ResourceKind.ARTICLE, ANN));
        story.when(coordinator(), new ShareResource(ID, "A workshop", null, ResourceKind.EVENT))
                .then(new ResourceShared(ID, story.id("res_"), "A workshop", null, ResourceKind.EVENT, null));
        story.when(by(ANN), share(BLANK, URL)).refused(EMPTY_INPUT, "title");
        story.when(by(ANN), share(TOO_LONG_FOR_SHORT, URL)).refused(TEXT_TOO_LONG, "title");
        story.when(by(ANN), share("On testing", "https://example.org/" + TOO_LONG))
                .refused(TEXT_TOO_LONG, "url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "example.org/a",
                "file:///etc/passwd",
                "https://",
                "http://a b",
                "data:x"
            })
    @DisplayName("the address of a resource is one of the web")
    void addresses(String url) {
        Story.pair().when(by(ANN), share("On testing", url)).refused(INVALID_VALUE, "url");
    }

    @Test
    @DisplayName("mentees and peers complete a resource, each once")
    void completes() {
        var shared = new ResourceShared(ID, "res_1", "On testing", URL, ResourceKind.ARTICLE, ANN);
        var story = Story.pair().given(shared);
        story.when(by(BOB), new CompleteResource(ID, "res_1"))
                .then(new ResourceCompleted(ID, "res_1", BOB))
                .when(coordinatorFor(BOB), new CompleteResource(ID, "res_1"))
                .refused(ALREADY_ANSWERED, "resourceId");
        story.when(by(ANN), new CompleteResource(ID, "res_1")).refused(NOT_A_MEMBER, "participantId");
        story.when(coordinator(), new CompleteResource(ID, "res_1")).refused(NOT_A_MEMBER, "participantId");
        story.when(by(BOB), new CompleteResource(ID, "res_2")).refused(UNKNOWN_ITEM, "resourceId");
        Story.peers()
                .given(shared)
                .when(by(ANN), new CompleteResource(ID, "res_1"))
                .then(new ResourceCompleted(ID, "res_1", ANN))
                .when(by(BOB), new CompleteResource(ID, "res_1"))
                .then(new ResourceCompleted(ID, "res_1", BOB));
    }

    @Test
    @DisplayName("people are introduced to a contact, for a member")
    void introduces() {
        var story = Story.pair();
        story.when(by(ANN), new MakeIntroduction(ID, IntroductionKind.REFERRAL, "Dr Doe", "A job", BOB))
                .then(new IntroductionMade(
                        ID, story.id("int_"), IntroductionKind.REFERRAL, "Dr Doe", "A job", ANN, BOB));
        story.when(coordinator(), new MakeIntroduction(ID, IntroductionKind.OTHER, "Dr Doe", null, null))
                .then(new IntroductionMade(ID, story.id("int_"), IntroductionKind.OTHER, "Dr Doe", null, null, null));
        story.when(by(ANN), new MakeIntroduction(ID, IntroductionKind.OTHER, BLANK, null, BOB))
                .refused(EMPTY_INPUT, "contact");
        story.when(by(ANN), new MakeIntroduction(ID, IntroductionKind.OTHER, TOO_LONG_FOR_SHORT, null, BOB))
                .refused(TEXT_TOO_LONG, "contact");
        story.when(by(ANN), new MakeIntroduction(ID, IntroductionKind.OTHER, "Dr Doe", TOO_LONG, BOB))
                .refused(TEXT_TOO_LONG, "purpose");
        story.when(by(ANN), new MakeIntroduction(ID, IntroductionKind.OTHER, "Dr Doe", null, EVE))
                .refused(NOT_A_MEMBER, "madeFor");
    }

    @Test
    @DisplayName("what became of an introduction is noted as often as it moves on")
    void outcomes() {
        var story = Story.pair()
                .given(new IntroductionMade(ID, "int_1", IntroductionKind.REFERRAL, "Dr Doe", null, ANN, BOB));
        story.when(by(BOB), new RecordIntroductionOutcome(ID, "int_1", IntroductionOutcome.MET, null))
                .then(new IntroductionOutcomeRecorded(ID, "int_1", IntroductionOutcome.MET, null))
                .when(by(BOB), new RecordIntroductionOutcome(ID, "int_1", IntroductionOutcome.JOB, "Hired"))
                .then(new IntroductionOutcomeRecorded(ID, "int_1", IntroductionOutcome.JOB, "Hired"));
        story.when(by(BOB), new RecordIntroductionOutcome(ID, "int_2", IntroductionOutcome.MET, null))
                .refused(UNKNOWN_ITEM, "introductionId");
        story.when(by(BOB), new RecordIntroductionOutcome(ID, "int_1", IntroductionOutcome.MET, TOO_LONG))
                .refused(TEXT_TOO_LONG, "note");
    }

    @Test
    @DisplayName("each says how it is doing, from 1 to 5")
    void checksIn() {
        var story = Story.pair();
        story.when(by(BOB), new CheckIn(ID, 1, 5, "Lost a client", "Kept another"))
                .then(new CheckedIn(ID, story.id("chk_"), BOB, 1, 5, "Lost a client", "Kept another"));
        story.when(by(BOB), new CheckIn(ID, 0, 5, null, null)).refused(INVALID_VALUE, "confidence");
        story.when(by(BOB), new CheckIn(ID, 6, 5, null, null)).refused(INVALID_VALUE, "confidence");
        story.when(by(BOB), new CheckIn(ID, 1, 0, null, null)).refused(INVALID_VALUE, "wellbeing");
        story.when(by(BOB), new CheckIn(ID, 1, 6, null, null)).refused(INVALID_VALUE, "wellbeing");
        story.when(by(BOB), new CheckIn(ID, 1, 5, TOO_LONG, null)).refused(TEXT_TOO_LONG, "setback");
        story.when(by(BOB), new CheckIn(ID, 1, 5, null, TOO_LONG)).refused(TEXT_TOO_LONG, "encouragement");
        story.when(coordinator(), new CheckIn(ID, 1, 5, null, null)).refused(NOT_A_MEMBER, "participantId");
    }

    @Test
    @DisplayName("members are recognised by others")
    void recognises() {
        var story = Story.pair();
        story.when(by(ANN), new Recognise(ID, BOB, "A brave talk"))
                .then(new Recognised(ID, story.id("rec_"), ANN, BOB, "A brave talk"));
        story.when(coordinator(), new Recognise(ID, BOB, "A brave talk"))
                .then(new Recognised(ID, story.id("rec_"), null, BOB, "A brave talk"));
        story.when(by(ANN), new Recognise(ID, EVE, "A brave talk")).refused(NOT_A_MEMBER, "to");
        story.when(by(ANN), new Recognise(ID, ANN, "A brave talk")).refused(INVALID_VALUE, "to");
        story.when(by(ANN), new Recognise(ID, BOB, BLANK)).refused(EMPTY_INPUT, "text");
        story.when(by(ANN), new Recognise(ID, BOB, TOO_LONG)).refused(TEXT_TOO_LONG, "text");
    }
}
