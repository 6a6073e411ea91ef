package org.mentorship.command.mentorship.feedback;

import static org.mentorship.command.decision.Decision.rules;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.feedback.FeedbackBook.Topic;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.program.Instrument;

/** The named rules of feedback. Each answers null where it has no objection. */
final class FeedbackRules {

    private FeedbackRules() {}

    /** Each direction has a side from which it comes. Peers learn, and so speak to the programme as mentees do. */
    static @Nullable Refusal authorIsOnTheSide(FeedbackDirection direction, Member author) {
        var fits = switch (direction) {
            case MENTEE_TO_MENTOR -> author.role() == Role.MENTEE;
            case MENTOR_TO_MENTEE, MENTOR_TO_PROGRAM -> author.role() == Role.MENTOR;
            case PEER_TO_PEER -> author.role() == Role.PEER;
            case MENTEE_TO_PROGRAM -> author.role() == Role.MENTEE || author.role() == Role.PEER;
        };
        return Refusal.when(
                !fits,
                RejectionCode.NOT_A_MEMBER,
                "%s is a %s here and cannot give feedback %s."
                        .formatted(author.participantId(), author.role(), direction),
                "direction");
    }

    /** The member that the direction leaves as the only one, if the author named none; else whom the author named. */
    static @Nullable ParticipantId whomItIsAbout(Journey journey, GiveFeedback c, Member author) {
        if (c.about() != null) {
            return c.about();
        }
        var others = others(journey, c.direction(), author);
        return others.size() == 1 ? others.getFirst() : null;
    }

    /** Feedback is about somebody on the other side, never about oneself; the programme is no person. */
    static @Nullable Refusal aboutFits(Journey journey, GiveFeedback c, Member author) {
        return Refusal.when(
                c.about() != null && !others(journey, c.direction(), author).contains(c.about()),
                RejectionCode.NOT_A_MEMBER,
                "Feedback %s cannot be about %s.".formatted(c.direction(), c.about()),
                "about");
    }

    private static List<ParticipantId> others(Journey journey, FeedbackDirection direction, Member author) {
        var role = switch (direction) {
            case MENTEE_TO_MENTOR -> Optional.of(Role.MENTOR);
            case MENTOR_TO_MENTEE -> Optional.of(Role.MENTEE);
            case PEER_TO_PEER -> Optional.of(Role.PEER);
            case MENTEE_TO_PROGRAM, MENTOR_TO_PROGRAM -> Optional.<Role>empty();
        };
        return journey.members().stream()
                .filter(member -> role.filter(member.role()::equals).isPresent())
                .map(Member::participantId)
                .filter(person -> !person.equals(author.participantId()))
                .toList();
    }

    /** Feedback on work names the work, and is on the work of somebody who learns. */
    static @Nullable Refusal workIsNamed(GiveFeedback c) {
        return switch (c.kind()) {
            case PERIODIC -> Texts.optionalLong(c.deliverable(), "deliverable");
            case WORK ->
                rules(
                                Texts.requiredLong(c.deliverable(), "deliverable"),
                                Refusal.when(
                                        c.direction() != FeedbackDirection.MENTOR_TO_MENTEE
                                                && c.direction() != FeedbackDirection.PEER_TO_PEER,
                                        RejectionCode.INVALID_VALUE,
                                        "Feedback on work goes from mentor to mentee or from peer to peer.",
                                        "direction"))
                        .first();
        };
    }

    /** One answer for each item, within the item's range. */
    static @Nullable Refusal answersFit(Optional<Instrument> instrument, String name, List<Integer> answers) {
        if (instrument.isEmpty()) {
            return Refusal.of(
                    RejectionCode.INSTRUMENT_MISMATCH,
                    "The programme has no instrument \"%s\".".formatted(name),
                    "instrument");
        }
        var items = instrument.get().items();
        if (answers.size() != items.size()) {
            return Refusal.of(
                    RejectionCode.INSTRUMENT_MISMATCH,
                    "\"%s\" has %d items, not %d.".formatted(name, items.size(), answers.size()),
                    "answers");
        }
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var answer = answers.get(i);
            if (answer < item.min() || answer > item.max()) {
                return Refusal.of(
                        RejectionCode.INSTRUMENT_MISMATCH,
                        "\"%s\" is answered from %d to %d.".formatted(item.code(), item.min(), item.max()),
                        "answers",
                        String.valueOf(i));
            }
        }
        return null;
    }

    /** Periodic feedback is given once a period; feedback on work as often as useful. */
    static @Nullable Refusal isNotGivenYet(Journey journey, FeedbackKind kind, Topic topic) {
        return Refusal.when(
                kind == FeedbackKind.PERIODIC && journey.feedback().hasPeriodic(topic),
                RejectionCode.FEEDBACK_ALREADY_GIVEN,
                "This was answered in this period; correct the feedback given instead.",
                "direction");
    }
}
