package org.mentorship.contract.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;

/** What became of people afterwards. */
public sealed interface FollowUpCommand extends MentorshipCommand {

    /** Notes that a follow-up is due. */
    record RaiseFollowUpDue(MentorshipId mentorshipId, int months) implements FollowUpCommand {}

    /** The party says how it is doing so many months after the end; from two weeks before that on. */
    record RecordFollowUp(
            MentorshipId mentorshipId,
            int months,
            Advancement advancement,
            int satisfaction,
            boolean stillInContact,
            boolean nowAMentor,
            @Nullable String comment)
            implements FollowUpCommand {}
}
