package org.mentorship.command.mentorship;

import java.time.Instant;
import org.mentorship.command.mentorship.agreement.AgreementBook;
import org.mentorship.command.mentorship.care.CareBook;
import org.mentorship.command.mentorship.closure.ClosureBook;
import org.mentorship.command.mentorship.feedback.FeedbackBook;
import org.mentorship.command.mentorship.followup.FollowUpBook;
import org.mentorship.command.mentorship.goals.GoalBook;
import org.mentorship.command.mentorship.growth.GrowthBook;
import org.mentorship.command.mentorship.meetings.MeetingBook;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** What each area of work keeps for its deciders. No book keeps a protected text. */
public record Books(
        AgreementBook agreement,
        GoalBook goals,
        MeetingBook meetings,
        GrowthBook growth,
        FeedbackBook feedback,
        CareBook care,
        ClosureBook closure,
        FollowUpBook followUps) {

    public static final Books EMPTY = new Books(
            AgreementBook.EMPTY,
            GoalBook.EMPTY,
            MeetingBook.EMPTY,
            GrowthBook.EMPTY,
            FeedbackBook.EMPTY,
            CareBook.EMPTY,
            ClosureBook.EMPTY,
            FollowUpBook.EMPTY);

    /** The books after an event; those of other areas stay as they are. */
    Books evolve(MentorshipEvent event, Instant recordedAt) {
        return switch (event) {
            case MatchEvent e -> this;
            case MembershipEvent e -> this;
            case AgreementEvent e ->
                new Books(agreement.evolve(e), goals, meetings, growth, feedback, care, closure, followUps);
            case GoalEvent e ->
                new Books(agreement, goals.evolve(e), meetings, growth, feedback, care, closure, followUps);
            case MeetingEvent e ->
                new Books(agreement, goals, meetings.evolve(e), growth, feedback, care, closure, followUps);
            case GrowthEvent e ->
                new Books(agreement, goals, meetings, growth.evolve(e), feedback, care, closure, followUps);
            case FeedbackEvent e ->
                new Books(agreement, goals, meetings, growth, feedback.evolve(e), care, closure, followUps);
            case CareEvent e ->
                new Books(agreement, goals, meetings, growth, feedback, care.evolve(e, recordedAt), closure, followUps);
            case ClosureEvent e ->
                new Books(agreement, goals, meetings, growth, feedback, care, closure.evolve(e, recordedAt), followUps);
            case FollowUpEvent e ->
                new Books(agreement, goals, meetings, growth, feedback, care, closure, followUps.evolve(e));
        };
    }
}
