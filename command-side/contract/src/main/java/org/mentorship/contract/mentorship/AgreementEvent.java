package org.mentorship.contract.mentorship;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;

/** Expectations, boundaries and cadence. */
public sealed interface AgreementEvent extends MentorshipEvent {

    /** An agreement is up for signature; earlier signatures are void. */
    @Revision("1")
    record AgreementProposed(
            @DataSubject MentorshipId mentorshipId,
            int revision,
            Agreement agreement,
            @Nullable ParticipantId proposedBy)
            implements AgreementEvent {}

    /** One party signed. */
    @Revision("1")
    record AgreementSigned(MentorshipId mentorshipId, int revision, ParticipantId participantId)
            implements AgreementEvent {}

    /** All parties signed: what was proposed as this revision holds, with its days between two meetings. */
    @Revision("1")
    record AgreementConcluded(MentorshipId mentorshipId, int revision, int cadenceDays) implements AgreementEvent {}
}
