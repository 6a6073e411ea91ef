package org.mentorship.query.contract.participant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A person. Protected texts are ciphertext tokens, for {@link org.mentorship.contract.privacy.Revealer}; they are null
 * once the person's data is erased.
 *
 * @param version sequence number of the last event seen, from 0
 * @param erasedAt when the personal data was erased, if it was
 */
public record ParticipantView(
        String id,
        long version,
        Instant registeredAt,
        Instant updatedAt,
        @Protected(Kind.PERSONAL) @Nullable String name,
        @Protected(Kind.PERSONAL) @Nullable String email,
        @Protected(Kind.PERSONAL) @Nullable String pronouns,
        @Protected(Kind.PERSONAL) @Nullable String biography,
        Attributes attributes,
        @Nullable Instant erasedAt) {

    public boolean erased() {
        return erasedAt != null;
    }
}
