package org.mentorship.contract.mentorship;

import org.mentorship.contract.Command;
import org.mentorship.contract.id.MentorshipId;

/** What can be asked of a mentorship. */
public sealed interface MentorshipCommand extends Command
        permits MatchCommand,
                MembershipCommand,
                AgreementCommand,
                GoalCommand,
                MeetingCommand,
                GrowthCommand,
                FeedbackCommand,
                CareCommand,
                ClosureCommand,
                FollowUpCommand {

    /** The stream. */
    MentorshipId mentorshipId();

    @Override
    default MentorshipId streamId() {
        return mentorshipId();
    }
}
