package org.mentorship.contract.mentorship;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** What became of people afterwards. */
public sealed interface FollowUpEvent extends MentorshipEvent {

    /** A follow-up is due, so many months after the end. */
    @Revision("1")
    record FollowUpDueRaised(MentorshipId mentorshipId, int months) implements FollowUpEvent {}

    /** How somebody is doing so many months after the end; satisfaction 1–5. */
    @Revision("1")
    record FollowUpRecorded(
            @DataSubject MentorshipId mentorshipId,
            int months,
            ParticipantId participantId,
            Advancement advancement,
            int satisfaction,
            boolean stillInContact,
            boolean nowAMentor,
            @Protected(Kind.CONFIDENTIAL) @Nullable String comment)
            implements FollowUpEvent {}
}
