package org.mentorship.command.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.participant.ParticipantEvent.ProfileUpdated;

/** A person as deciders see it: nothing personal is kept here. */
public enum ParticipantState {
    REGISTERED,
    ERASED;

    public static ParticipantState evolve(@Nullable ParticipantState state, ParticipantEvent event) {
        return switch (event) {
            case ParticipantRegistered e -> REGISTERED;
            case ProfileUpdated e -> state == null ? REGISTERED : state;
            case PersonalDataErased e -> ERASED;
        };
    }
}
