package org.mentorship.api.graphql.mentorship;

import graphql.schema.idl.RuntimeWiring;
import org.mentorship.api.graphql.common.Fields;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.query.contract.mentorship.ActionItemView;
import org.mentorship.query.contract.mentorship.AgreementView;
import org.mentorship.query.contract.mentorship.CheckInView;
import org.mentorship.query.contract.mentorship.ClosureView;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.FeedbackDueView;
import org.mentorship.query.contract.mentorship.FeedbackView;
import org.mentorship.query.contract.mentorship.FollowUpAnswerView;
import org.mentorship.query.contract.mentorship.GoalView;
import org.mentorship.query.contract.mentorship.IntroductionView;
import org.mentorship.query.contract.mentorship.MeetingView;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.mentorship.MilestoneView;
import org.mentorship.query.contract.mentorship.PendingFeedback;
import org.mentorship.query.contract.mentorship.ProposalView;
import org.mentorship.query.contract.mentorship.RecognitionView;
import org.mentorship.query.contract.mentorship.ReflectionView;
import org.mentorship.query.contract.mentorship.ResourceCompletionView;
import org.mentorship.query.contract.mentorship.ResourceView;
import org.mentorship.query.contract.mentorship.SignatureView;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Fields inside a mentorship that are named otherwise than in its view, or that lead from an id to a person. */
@Component
final class MentorshipWiring implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Fields.of(wiring, "Mentorship", MentorshipView.class)
                .value("version", (view, reading) -> Standing.of(reading, view).version(view))
                .value(
                        "updatedAt",
                        (view, reading) -> Standing.of(reading, view).updatedAt(view))
                .objects("feedbackDue", FeedbackDueView.class, MentorshipView::feedbackDues);
        Fields.of(wiring, "Proposal", ProposalView.class).person("declinedBy", ProposalView::declinedBy);
        Fields.of(wiring, "Member", MemberView.class).person("participant", MemberView::participantId);
        agreement(wiring);
        Fields.of(wiring, "Goal", GoalView.class)
                .value("id", GoalView::goalId)
                .person("assessedBy", GoalView::assessedBy);
        Fields.of(wiring, "Milestone", MilestoneView.class).value("id", MilestoneView::milestoneId);
        Fields.of(wiring, "Meeting", MeetingView.class)
                .value("id", MeetingView::meetingId)
                .people("attendees", MeetingView::attendeeIds)
                .people("absent", MeetingView::absentIds);
        Fields.of(wiring, "ActionItem", ActionItemView.class)
                .value("id", ActionItemView::actionItemId)
                .person("owner", ActionItemView::ownerId);
        growth(wiring);
        Fields.of(wiring, "Feedback", FeedbackView.class)
                .value("id", FeedbackView::feedbackId)
                .person("givenBy", FeedbackView::givenBy)
                .person("about", FeedbackView::about)
                .objects("corrections", FeedbackCorrection.class, FeedbackCorrection::allOf);
        Fields.of(wiring, "PendingFeedback", PendingFeedback.class)
                .person("participant", PendingFeedback::participantId);
        Fields.of(wiring, "Concern", ConcernView.class)
                .value("id", ConcernView::concernId)
                .person("raisedBy", ConcernView::raisedBy);
        Fields.of(wiring, "Closure", ClosureView.class)
                .person("requestedBy", ClosureView::requestedBy)
                .person("endedBy", ClosureView::endedBy);
        Fields.of(wiring, "Reflection", ReflectionView.class).person("participant", ReflectionView::participantId);
        Fields.of(wiring, "FollowUpAnswer", FollowUpAnswerView.class)
                .person("participant", FollowUpAnswerView::participantId);
    }

    private static void agreement(RuntimeWiring.Builder wiring) {
        Fields.of(wiring, "Agreement", AgreementView.class)
                .value("mentorExpectations", agreement -> agreement.content().mentorExpectations())
                .value("menteeExpectations", agreement -> agreement.content().menteeExpectations())
                .value("boundaries", agreement -> agreement.content().boundaries())
                .value("confidentiality", agreement -> agreement.content().confidentiality())
                .value("cadenceDays", agreement -> agreement.content().cadenceDays())
                .value("modes", agreement -> agreement.content().modes())
                .person("proposedBy", AgreementView::proposedBy);
        Fields.of(wiring, "Signature", SignatureView.class).person("participant", SignatureView::participantId);
    }

    private static void growth(RuntimeWiring.Builder wiring) {
        Fields.of(wiring, "Resource", ResourceView.class)
                .value("id", ResourceView::resourceId)
                .person("sharedBy", ResourceView::sharedBy);
        Fields.of(wiring, "ResourceCompletion", ResourceCompletionView.class)
                .person("participant", ResourceCompletionView::participantId);
        Fields.of(wiring, "Introduction", IntroductionView.class)
                .value("id", IntroductionView::introductionId)
                .person("madeBy", IntroductionView::madeBy)
                .person("madeFor", IntroductionView::madeFor);
        Fields.of(wiring, "CheckIn", CheckInView.class)
                .value("id", CheckInView::checkInId)
                .person("participant", CheckInView::participantId);
        Fields.of(wiring, "Recognition", RecognitionView.class)
                .value("id", RecognitionView::recognitionId)
                .person("from", RecognitionView::from)
                .person("to", RecognitionView::to);
    }
}
