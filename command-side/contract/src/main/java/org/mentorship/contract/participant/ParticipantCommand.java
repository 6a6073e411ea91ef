package org.mentorship.contract.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Command;
import org.mentorship.contract.id.ParticipantId;

/** What can be asked of a person's profile. */
public sealed interface ParticipantCommand extends Command {

    /** The stream. */
    ParticipantId participantId();

    @Override
    default ParticipantId streamId() {
        return participantId();
    }

    /** Registers a person. */
    record RegisterParticipant(
            ParticipantId participantId,
            String name,
            String email,
            @Nullable String pronouns,
            @Nullable String biography,
            Attributes attributes)
            implements ParticipantCommand {}

    /** Replaces the profile as a whole. */
    record UpdateProfile(
            ParticipantId participantId,
            String name,
            String email,
            @Nullable String pronouns,
            @Nullable String biography,
            Attributes attributes)
            implements ParticipantCommand {}

    /** Erases the person's data for ever. */
    record ErasePersonalData(ParticipantId participantId) implements ParticipantCommand {}
}
