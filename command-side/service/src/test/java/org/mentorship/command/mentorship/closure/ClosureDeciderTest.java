package org.mentorship.command.mentorship.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Actor.coordinatorFor;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.ALREADY_ANSWERED;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.REASON_REQUIRED;
import static org.mentorship.contract.RejectionCode.REFLECTION_MISSING;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorship.command.mentorship.MentorshipState;
import org.mentorship.command.mentorship.Story;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;
import org.mentorship.contract.mentorship.EndReason;

@DisplayName("Closure")
class ClosureDeciderTest {

    private static final CompleteClosure COMPLETE = new CompleteClosure(ID, false);
    private static final CompleteClosure COMPLETE_WITH_WAIVER = new CompleteClosure(ID, true);
    private static final List<Integer> MONTHS = Story.TERMS.followUpMonths();

    private static Story closing(Story story) {
        return story.given(new ClosureRequested(ID, BOB, null));
    }

    private static Reflected reflected(ParticipantId person) {
        return new Reflected(ID, person, "A lot", null, null);
    }

    private static MentorshipCompleted completed(Story story) {
        return new MentorshipCompleted(ID, story.state().journey().members(), false, MONTHS);
    }

    @Test
    @DisplayName("is asked for by anybody in the mentorship, or a coordinator")
    void requests() {
        var asked = Story.pair()
                .when(by(BOB), new RequestClosure(ID, "All done"))
                .then(new ClosureRequested(ID, BOB, "All done"));
        assertThat(asked.state()).isInstanceOf(MentorshipState.Closing.class);
        Story.pair().when(coordinator(), new RequestClosure(ID, null)).then(new ClosureRequested(ID, null, null));
        Story.pair().when(by(BOB), new RequestClosure(ID, TOO_LONG)).refused(TEXT_TOO_LONG, "reason");
    }

    @Test
    @DisplayName("gives each side room to look back, once")
    void reflects() {
        var story = closing(Story.pair());
        story.when(by(BOB), new Reflect(ID, "A talk", "Thanks", "Another talk"))
                .then(new Reflected(ID, BOB, "A talk", "Thanks", "Another talk"))
                .when(by(BOB), new Reflect(ID, "A talk", "Thanks", "Another talk"))
                .refused(ALREADY_ANSWERED);
        story.when(by(BOB), new Reflect(ID, BLANK, null, null)).refused(EMPTY_INPUT, "accomplishments");
        story.when(by(BOB), new Reflect(ID, TOO_LONG, null, null)).refused(TEXT_TOO_LONG, "accomplishments");
        story.when(by(BOB), new Reflect(ID, "a", TOO_LONG, null)).refused(TEXT_TOO_LONG, "gratitude");
        story.when(by(BOB), new Reflect(ID, "a", null, TOO_LONG)).refused(TEXT_TOO_LONG, "whatNext");
        story.when(coordinator(), new Reflect(ID, "a", null, null)).refused(NOT_A_MEMBER, "participantId");
    }

    @Test
    @DisplayName("plans what comes after, and plans again")
    void plans() {
        var story = closing(Story.pair());
        story.when(by(BOB), new AgreeTransitionPlan(ID, "Coffee in May"))
                .then(new TransitionPlanAgreed(ID, "Coffee in May"))
                .when(by(ANN), new AgreeTransitionPlan(ID, "Coffee in June"))
                .then(new TransitionPlanAgreed(ID, "Coffee in June"));
        story.when(by(BOB), new AgreeTransitionPlan(ID, BLANK)).refused(EMPTY_INPUT, "plan");
        story.when(by(BOB), new AgreeTransitionPlan(ID, TOO_LONG)).refused(TEXT_TOO_LONG, "plan");
    }

    @Nested
    @DisplayName("is complete when there was looking back")
    class Complete {

        @Test
        @DisplayName("by both of a pair")
        void pair() {
            var story = closing(Story.pair()).given(reflected(BOB));
            story.when(by(BOB), COMPLETE).refused(REFLECTION_MISSING);
            var both = story.given(reflected(ANN));
            var closed = both.when(by(BOB), COMPLETE).then(completed(both));
            assertThat(closed.state()).isInstanceOf(MentorshipState.Closed.class);
            assertThat(closed.state().journey().closure().closedAt()).isEqualTo(closed.now());
        }

        @Test
        @DisplayName("on each side of a group")
        void group() {
            var story = closing(Story.group());
            story.given(reflected(BOB), reflected(CEM)).when(by(BOB), COMPLETE).refused(REFLECTION_MISSING);
            story.given(reflected(ANN)).when(by(BOB), COMPLETE).refused(REFLECTION_MISSING);
            story.given(reflected(ANN), reflected(CEM)).when(by(BOB), COMPLETE).then(completed(story));
        }

        @Test
        @DisplayName("by every peer")
        void peers() {
            var story = closing(Story.peers()).given(reflected(ANN), reflected(BOB));
            story.when(by(BOB), COMPLETE).refused(REFLECTION_MISSING);
            story.given(reflected(CEM)).when(by(BOB), COMPLETE).then(completed(story));
        }

        @Test
        @DisplayName("or when a coordinator waives it with a reason")
        void waived() {
            var story = closing(Story.pair());
            var members = story.state().journey().members();
            story.when(coordinator().because("Bob has moved"), COMPLETE_WITH_WAIVER)
                    .then(new MentorshipCompleted(ID, members, true, MONTHS));
            story.when(coordinator(), COMPLETE_WITH_WAIVER).refused(REASON_REQUIRED, "reason");
            story.when(coordinator().because(BLANK), COMPLETE_WITH_WAIVER).refused(REASON_REQUIRED, "reason");
            story.when(coordinator().because(TOO_LONG), COMPLETE_WITH_WAIVER).refused(TEXT_TOO_LONG, "reason");
            story.when(coordinator().because("Bob has moved"), COMPLETE).refused(REFLECTION_MISSING);
            story.when(by(ANN).because("Bob has moved"), COMPLETE_WITH_WAIVER).refused(REFLECTION_MISSING);
        }

        @Test
        @DisplayName("and a waiver that is not needed is not recorded")
        void needlessWaiver() {
            var story = closing(Story.pair()).given(reflected(ANN), reflected(BOB));
            story.when(coordinator(), COMPLETE_WITH_WAIVER).then(completed(story));
        }
    }

    @Test
    @DisplayName("comes early without fault, whoever ends it")
    void endsEarly() {
        var story = Story.pair();
        var members = story.state().journey().members();
        var closed = story.when(by(BOB), new EndEarly(ID, EndReason.RELOCATION, "Moving"))
                .then(new MentorshipEndedEarly(ID, members, EndReason.RELOCATION, "Moving", BOB, MONTHS));
        assertThat(closed.state()).isInstanceOf(MentorshipState.Closed.class);
        story.when(coordinatorFor(ANN), new EndEarly(ID, EndReason.OTHER, null))
                .then(new MentorshipEndedEarly(ID, members, EndReason.OTHER, null, ANN, MONTHS));
        story.when(coordinator(), new EndEarly(ID, EndReason.NO_CONTACT, null))
                .then(new MentorshipEndedEarly(ID, members, EndReason.NO_CONTACT, null, null, MONTHS));
        story.when(by(BOB), new EndEarly(ID, EndReason.OTHER, TOO_LONG)).refused(TEXT_TOO_LONG, "note");
    }
}
