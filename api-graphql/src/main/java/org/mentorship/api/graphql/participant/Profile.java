package org.mentorship.api.graphql.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.InvalidInput;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.participant.ParticipantView;

/** A profile in plain text, to be changed in part. */
record Profile(
        String name,
        String email,
        @Nullable String pronouns,
        @Nullable String biography,
        Attributes attributes) {

    /** @throws InvalidInput PERSONAL_DATA_ERASED if there is nothing left to change */
    static Profile revealed(ParticipantView person, Revealer revealer) {
        return new Profile(
                required(person.name(), revealer),
                required(person.email(), revealer),
                optional(person.pronouns(), revealer),
                optional(person.biography(), revealer),
                person.attributes());
    }

    private static String required(@Nullable String token, Revealer revealer) {
        var text = optional(token, revealer);
        if (text == null) {
            throw new InvalidInput(RejectionCode.PERSONAL_DATA_ERASED, "The personal data of this person was erased.");
        }
        return text;
    }

    private static @Nullable String optional(@Nullable String token, Revealer revealer) {
        return token == null ? null : revealer.reveal(token).orElse(null);
    }
}
