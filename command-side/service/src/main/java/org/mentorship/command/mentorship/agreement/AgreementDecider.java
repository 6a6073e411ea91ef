package org.mentorship.command.mentorship.agreement;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.People;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementSigned;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.program.MeetingMode;

/** Decides about agreements. Each proposal, also one in the same words, is a new one and needs everybody's signature. */
public final class AgreementDecider {

    private static final int DAYS = 365;

    private AgreementDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, AgreementCommand command, DecisionContext context) {
        return switch (command) {
            case ProposeAgreement c -> propose(journey, c.agreement(), context);
            case SignAgreement c -> People.asMember(journey, context, member -> sign(journey, member.participantId()));
        };
    }

    /**
     * What follows for the agreement when somebody left the group: one that all who stay have signed is concluded, since
     * nobody is left to conclude it by a signature.
     *
     * @param staying the members after the leaving
     */
    public static List<MentorshipEvent> whenSomebodyLeft(Journey journey, Collection<Member> staying) {
        var latest = journey.agreement().latest();
        var people = staying.stream().map(Member::participantId).toList();
        return latest != null && !latest.concluded() && !people.isEmpty() && latest.isSignedByAll(people)
                ? List.of(new AgreementConcluded(journey.id(), latest.revision(), latest.cadenceDays()))
                : List.of();
    }

    private static Decision<MentorshipEvent> propose(Journey journey, Agreement agreement, DecisionContext context) {
        var latest = journey.agreement().latest();
        return rules(
                        Texts.requiredLong(agreement.mentorExpectations(), "mentorExpectations"),
                        Texts.requiredLong(agreement.menteeExpectations(), "menteeExpectations"),
                        Texts.optionalLong(agreement.boundaries(), "boundaries"),
                        Texts.optionalLong(agreement.confidentiality(), "confidentiality"),
                        Texts.between(agreement.cadenceDays(), 1, DAYS, "cadenceDays"),
                        Texts.notEmpty(agreement.modes(), "modes"),
                        Texts.noDuplicates(agreement.modes(), "modes"),
                        modesAreAllowed(journey, agreement.modes()))
                .then(() -> accept(new AgreementProposed(
                        journey.id(),
                        latest == null ? 1 : latest.revision() + 1,
                        agreement,
                        context.party().orElse(null))));
    }

    private static @Nullable Refusal modesAreAllowed(Journey journey, List<MeetingMode> modes) {
        var allowed = journey.liveTerms().modes();
        return Refusal.when(
                !allowed.containsAll(modes),
                RejectionCode.MODE_NOT_ALLOWED,
                "The programme allows only %s.".formatted(allowed),
                "modes");
    }

    private static Decision<MentorshipEvent> sign(Journey journey, ParticipantId signer) {
        var latest = journey.agreement().latest();
        if (latest == null) {
            return refuse(RejectionCode.WRONG_PHASE, "There is no agreement to sign; propose one first.");
        }
        if (latest.signedBy().contains(signer)) {
            return refuse(RejectionCode.ALREADY_ANSWERED, "%s has signed this agreement.".formatted(signer));
        }
        var signed = new HashSet<>(latest.signedBy());
        signed.add(signer);
        var everybody = journey.members().stream().map(Member::participantId).toList();
        var events = new ArrayList<MentorshipEvent>();
        events.add(new AgreementSigned(journey.id(), latest.revision(), signer));
        if (!latest.concluded() && signed.containsAll(everybody)) {
            events.add(new AgreementConcluded(journey.id(), latest.revision(), latest.cadenceDays()));
        }
        return accept(events);
    }
}
