package org.mentorship.contract.mentorship;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** Who joins and leaves a group. */
public sealed interface MembershipEvent extends MentorshipEvent {

    /** A person is to join the group; a slot is to be reserved. */
    @Revision("1")
    record MemberAdded(MentorshipId mentorshipId, Member member) implements MembershipEvent {}

    /** The person has a slot and is in the group. */
    @Revision("1")
    record MemberJoined(MentorshipId mentorshipId, Member member) implements MembershipEvent {}

    /** The person does not join: no free slot, or what the reason says. */
    @Revision("1")
    record MemberNotAdmitted(MentorshipId mentorshipId, Member member, NotStartedReason reason)
            implements MembershipEvent {}

    /** A person left the group. */
    @Revision("1")
    record MemberLeft(
            @DataSubject MentorshipId mentorshipId,
            Member member,
            @Protected(Kind.CONFIDENTIAL) @Nullable String reason)
            implements MembershipEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }
}
