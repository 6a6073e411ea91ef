package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.Agreement;

/**
 * An agreement.
 *
 * @param revision 1, 2, 3 …
 * @param proposedBy the participant, if one proposed it
 * @param concludedAt when the last party signed; null while it is up for signature
 */
public record AgreementView(
        int revision,
        Agreement content,
        @Nullable String proposedBy,
        Instant proposedAt,
        List<SignatureView> signatures,
        @Nullable Instant concludedAt) {

    public AgreementView {
        signatures = List.copyOf(signatures);
    }
}
