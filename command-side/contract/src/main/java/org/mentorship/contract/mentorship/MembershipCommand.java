package org.mentorship.contract.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;

/** Who joins and leaves a group. */
public sealed interface MembershipCommand extends MentorshipCommand {

    /** Asks a person into a running group; nobody joins a mentorship of two. */
    record AddMember(MentorshipId mentorshipId, ParticipantId participantId, Role role) implements MembershipCommand {}

    /** The person has a slot: lets them in, unless something came in between. */
    record AdmitMember(MentorshipId mentorshipId, ParticipantId participantId) implements MembershipCommand {}

    /** The person has no slot. */
    record RefuseMember(MentorshipId mentorshipId, ParticipantId participantId, NotStartedReason reason)
            implements MembershipCommand {}

    /** A person leaves a running group; a group of peers stays one of three at least, because two are a pair. */
    record RemoveMember(
            MentorshipId mentorshipId,
            ParticipantId participantId,
            @Nullable String reason) implements MembershipCommand {}
}
