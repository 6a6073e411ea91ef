package org.mentorship.api.graphql.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.CommandInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MentorshipCommand;

/** Input of a mutation of one mentorship that exists. */
public interface MentorshipInput extends CommandInput {

    String mentorshipId();

    /**
     * The command that the input asks for.
     *
     * @throws org.mentorship.api.graphql.common.InvalidInput if no command can be made of it
     */
    MentorshipCommand command(MentorshipId id);

    /**
     * Whether the caller leaves by this. Who has left already may ask for it once more: a retry finds them so, and only the
     * command side knows it for one.
     */
    default boolean leaves() {
        return false;
    }

    /** Whether only a coordinator or an administrator may ask for this. */
    default boolean staffOnly(@Nullable ParticipantId caller) {
        return false;
    }
}
