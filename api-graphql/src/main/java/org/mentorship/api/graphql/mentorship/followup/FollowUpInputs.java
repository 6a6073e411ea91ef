package org.mentorship.api.graphql.mentorship.followup;

import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;

/** What became of people afterwards: what the mutations take, and the command that each asks for. */
final class FollowUpInputs {

    record RecordFollowUpInput(
            String mentorshipId,
            int months,
            Advancement advancement,
            int satisfaction,
            boolean stillInContact,
            boolean nowAMentor,
            @Nullable String comment,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public RecordFollowUp command(MentorshipId id) {
            return new RecordFollowUp(id, months, advancement, satisfaction, stillInContact, nowAMentor, comment);
        }
    }

    private FollowUpInputs() {}
}
