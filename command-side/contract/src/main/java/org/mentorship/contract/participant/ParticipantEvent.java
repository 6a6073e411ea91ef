package org.mentorship.contract.participant;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** What happened to a person's profile. */
public sealed interface ParticipantEvent extends DomainEvent {

    /** The stream. */
    ParticipantId participantId();

    /** A person is known to the service. */
    @Revision("1")
    record ParticipantRegistered(
            @DataSubject ParticipantId participantId,
            @Protected(Kind.PERSONAL) String name,
            @Protected(Kind.PERSONAL) String email,
            @Protected(Kind.PERSONAL) @Nullable String pronouns,
            @Protected(Kind.PERSONAL) @Nullable String biography,
            Attributes attributes)
            implements ParticipantEvent {}

    /** The profile as it is from now on. */
    @Revision("1")
    record ProfileUpdated(
            @DataSubject ParticipantId participantId,
            @Protected(Kind.PERSONAL) String name,
            @Protected(Kind.PERSONAL) String email,
            @Protected(Kind.PERSONAL) @Nullable String pronouns,
            @Protected(Kind.PERSONAL) @Nullable String biography,
            Attributes attributes)
            implements ParticipantEvent {}

    /** The key of the person's data was destroyed; what it protected is gone for ever. Why is in the envelope. */
    @Revision("1")
    record PersonalDataErased(ParticipantId participantId, List<String> classes) implements ParticipantEvent {
        public PersonalDataErased {
            classes = List.copyOf(classes);
        }
    }
}
