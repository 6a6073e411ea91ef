package org.mentorship.command.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.participant.ParticipantEvent.ProfileUpdated;

/** A person as deciders see it: nothing personal is kept here. */
public sealed interface ParticipantState {

    /** @param seniority 1–10, null if it was not said */
    record Registered(@Nullable Integer seniority) implements ParticipantState {}

    /** Nobody is to be matched with this person any more. */
    record Erased() implements ParticipantState {}

    static ParticipantState evolve(@Nullable ParticipantState state, ParticipantEvent event) {
        return switch (event) {
            case ParticipantRegistered e -> new Registered(e.attributes().seniority());
            case ProfileUpdated e ->
                state instanceof Erased ? state : new Registered(e.attributes().seniority());
            case PersonalDataErased e -> new Erased();
        };
    }
}
