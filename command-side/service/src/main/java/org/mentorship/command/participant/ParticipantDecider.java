package org.mentorship.command.participant;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Texts.orAbsent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.participant.ParticipantState.Erased;
import org.mentorship.command.participant.ParticipantState.Registered;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.participant.ParticipantCommand;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.participant.ParticipantEvent.ProfileUpdated;

/** Decides about a person's profile. */
public final class ParticipantDecider {

    /** The classes of data that an erasure names. */
    private static final List<String> ERASED_CLASSES =
            List.of("name", "email", "pronouns", "biography", "preferences", "enrollmentReasons");

    private ParticipantDecider() {}

    /** Decides any command on any state; null state means that the person is not registered yet. */
    public static Decision<ParticipantEvent> decide(@Nullable ParticipantState state, ParticipantCommand command) {
        if (command instanceof RegisterParticipant register) {
            return state == null
                    ? register(register)
                    : refuse(RejectionCode.WRONG_PHASE, "The person is registered already.");
        }
        return switch (state) {
            case null -> refuse(RejectionCode.NOT_FOUND, "There is no such person.", "participantId");
            case Registered registered -> decide(command);
            case Erased erased ->
                command instanceof ErasePersonalData
                        ? nothing()
                        : refuse(
                                RejectionCode.PERSONAL_DATA_ERASED,
                                "The person's data was erased; register the person anew.",
                                "participantId");
        };
    }

    private static Decision<ParticipantEvent> register(RegisterParticipant c) {
        return ProfileRules.check(c.name(), c.email(), c.pronouns(), c.biography(), c.attributes())
                .then(() -> accept(new ParticipantRegistered(
                        c.participantId(),
                        c.name(),
                        c.email(),
                        orAbsent(c.pronouns()),
                        orAbsent(c.biography()),
                        tidy(c.attributes()))));
    }

    /** Without what says nothing, or the same twice. */
    private static Attributes tidy(Attributes attributes) {
        return new Attributes(
                attributes.expertise(),
                attributes.interests(),
                attributes.soughtSkills(),
                orAbsent(attributes.industry()),
                attributes.seniority(),
                attributes.languages().stream().distinct().toList(),
                attributes.timeZone(),
                attributes.availability(),
                orAbsent(attributes.communicationStyle()));
    }

    private static Decision<ParticipantEvent> decide(ParticipantCommand command) {
        return switch (command) {
            case RegisterParticipant c -> refuse(RejectionCode.WRONG_PHASE, "The person is registered already.");
            case UpdateProfile c ->
                ProfileRules.check(c.name(), c.email(), c.pronouns(), c.biography(), c.attributes())
                        .then(() -> accept(new ProfileUpdated(
                                c.participantId(),
                                c.name(),
                                c.email(),
                                orAbsent(c.pronouns()),
                                orAbsent(c.biography()),
                                tidy(c.attributes()))));
            case ErasePersonalData c -> accept(new PersonalDataErased(c.participantId(), ERASED_CLASSES));
        };
    }
}
