package org.mentorship.contract.mentorship;

import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.MentorshipId;

/** What happened in a mentorship. */
public sealed interface MentorshipEvent extends DomainEvent
        permits MatchEvent,
                MembershipEvent,
                AgreementEvent,
                GoalEvent,
                MeetingEvent,
                GrowthEvent,
                FeedbackEvent,
                CareEvent,
                ClosureEvent,
                FollowUpEvent {

    /** The stream. */
    MentorshipId mentorshipId();
}
