package org.mentorship.api.graphql.participant;

import static java.util.Objects.requireNonNullElse;
import static org.mentorship.api.graphql.common.Inputs.orEmpty;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.springframework.graphql.data.ArgumentValue;

/** People: what the mutations take, and the command that each asks for. */
final class ParticipantInputs {

    record RegisterParticipantInput(
            String name,
            String email,
            @Nullable String pronouns,
            @Nullable String biography,
            String timeZone,
            List<String> languages,
            @Nullable List<String> expertise,
            @Nullable List<String> interests,
            @Nullable List<String> soughtSkills,
            @Nullable String industry,
            @Nullable Integer seniority,
            @Nullable List<String> availability,
            @Nullable String communicationStyle,
            @Nullable String reason,
            @Nullable String commandId)
            implements Reasoned {

        RegisterParticipant command(ParticipantId id) {
            return new RegisterParticipant(
                    id,
                    name,
                    email,
                    pronouns,
                    biography,
                    new Attributes(
                            orEmpty(expertise),
                            orEmpty(interests),
                            orEmpty(soughtSkills),
                            industry,
                            seniority,
                            languages,
                            timeZone,
                            orEmpty(availability),
                            communicationStyle));
        }
    }

    record UpdateProfileInput(
            @Nullable String participantId,
            @Nullable String name,
            @Nullable String email,
            ArgumentValue<String> pronouns,
            ArgumentValue<String> biography,
            @Nullable String timeZone,
            @Nullable List<String> languages,
            @Nullable List<String> expertise,
            @Nullable List<String> interests,
            @Nullable List<String> soughtSkills,
            ArgumentValue<String> industry,
            ArgumentValue<Integer> seniority,
            @Nullable List<String> availability,
            ArgumentValue<String> communicationStyle,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements Versioned, Reasoned {

        /** The profile as it is, with the fields that are given changed. */
        UpdateProfile command(ParticipantId id, Profile now) {
            var attributes = now.attributes();
            return new UpdateProfile(
                    id,
                    requireNonNullElse(name, now.name()),
                    requireNonNullElse(email, now.email()),
                    given(pronouns, now.pronouns()),
                    given(biography, now.biography()),
                    new Attributes(
                            requireNonNullElse(expertise, attributes.expertise()),
                            requireNonNullElse(interests, attributes.interests()),
                            requireNonNullElse(soughtSkills, attributes.soughtSkills()),
                            given(industry, attributes.industry()),
                            given(seniority, attributes.seniority()),
                            requireNonNullElse(languages, attributes.languages()),
                            requireNonNullElse(timeZone, attributes.timeZone()),
                            requireNonNullElse(availability, attributes.availability()),
                            given(communicationStyle, attributes.communicationStyle())));
        }
    }

    record ErasePersonalDataInput(
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements Versioned, Reasoned {

        @Override
        public boolean isOfficialAct() {
            return true;
        }

        ErasePersonalData command(ParticipantId id) {
            return new ErasePersonalData(id);
        }
    }

    private ParticipantInputs() {}

    /** Null that is given empties the field. */
    private static <T> @Nullable T given(ArgumentValue<T> value, @Nullable T now) {
        return value.isOmitted() ? now : value.value();
    }
}
