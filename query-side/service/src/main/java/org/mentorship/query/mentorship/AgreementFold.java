package org.mentorship.query.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementSigned;
import org.mentorship.query.contract.mentorship.AgreementView;
import org.mentorship.query.contract.mentorship.SignatureView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Agreements: one that holds, and one that is up for signature. */
final class AgreementFold {

    private AgreementFold() {}

    static void apply(MentorshipDraft draft, AgreementEvent event, Recorded at) {
        switch (event) {
            case AgreementProposed e ->
                draft.proposedAgreement = new AgreementView(
                        e.revision(), e.agreement(), valueOf(e.proposedBy()), at.at(), List.of(), null);
            case AgreementSigned e -> {
                draft.proposedAgreement = signed(draft.proposedAgreement, e, at);
                draft.agreement = signed(draft.agreement, e, at);
            }
            case AgreementConcluded e -> {
                draft.agreement = concluded(draft.proposedAgreement, draft.agreement, e, at);
                draft.proposedAgreement = null;
            }
        }
    }

    static @Nullable String valueOf(@Nullable StreamId id) {
        return id == null ? null : id.value();
    }

    /** Who joins a group later signs the agreement that holds. */
    private static @Nullable AgreementView signed(@Nullable AgreementView agreement, AgreementSigned e, Recorded at) {
        if (agreement == null || agreement.revision() != e.revision()) {
            return agreement;
        }
        return new AgreementView(
                agreement.revision(),
                agreement.content(),
                agreement.proposedBy(),
                agreement.proposedAt(),
                Lists.append(
                        agreement.signatures(),
                        new SignatureView(e.participantId().value(), at.at())),
                agreement.concludedAt());
    }

    /** What is concluded is what was proposed under its revision; the event has no copy of the texts. */
    private static @Nullable AgreementView concluded(
            @Nullable AgreementView up, @Nullable AgreementView before, AgreementConcluded e, Recorded at) {
        return up == null || up.revision() != e.revision()
                ? before
                : new AgreementView(
                        up.revision(), up.content(), up.proposedBy(), up.proposedAt(), up.signatures(), at.at());
    }
}
