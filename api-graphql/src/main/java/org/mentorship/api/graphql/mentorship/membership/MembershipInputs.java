package org.mentorship.api.graphql.mentorship.membership;

import static org.mentorship.api.graphql.common.Inputs.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;

/** Who joins and leaves a group: what the mutations take, and the command that each asks for. */
final class MembershipInputs {

    record AddMemberInput(
            String mentorshipId,
            String participantId,
            Role role,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned {
        @Override
        public AddMember command(MentorshipId id) {
            return new AddMember(id, participant(participantId, "participantId"), role);
        }
    }

    record RemoveMemberInput(
            String mentorshipId,
            String participantId,
            @Nullable String reason,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned {
        @Override
        public RemoveMember command(MentorshipId id) {
            return new RemoveMember(id, participant(participantId, "participantId"), reason);
        }

        @Override
        public boolean leaves() {
            return true;
        }

        /** People leave by themselves; others are taken out by staff. */
        @Override
        public boolean staffOnly(@Nullable ParticipantId caller) {
            return caller == null || !caller.value().equals(participantId);
        }
    }

    private MembershipInputs() {}
}
