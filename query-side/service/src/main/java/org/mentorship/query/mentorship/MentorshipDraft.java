package org.mentorship.query.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.KeptBack;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;
import org.mentorship.query.contract.mentorship.ActionItemView;
import org.mentorship.query.contract.mentorship.AgreementView;
import org.mentorship.query.contract.mentorship.CheckInView;
import org.mentorship.query.contract.mentorship.ClosureView;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.FeedbackDueView;
import org.mentorship.query.contract.mentorship.FeedbackView;
import org.mentorship.query.contract.mentorship.FollowUpView;
import org.mentorship.query.contract.mentorship.GoalView;
import org.mentorship.query.contract.mentorship.IntroductionView;
import org.mentorship.query.contract.mentorship.MeetingView;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipOutcome;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.mentorship.NudgeView;
import org.mentorship.query.contract.mentorship.PauseView;
import org.mentorship.query.contract.mentorship.ProposalView;
import org.mentorship.query.contract.mentorship.RecognitionView;
import org.mentorship.query.contract.mentorship.ResourceView;
import org.mentorship.query.fold.Recorded;

/** The next {@link MentorshipView} while one event is folded: lets an area change its part and leave the rest alone. */
final class MentorshipDraft {

    final String id;
    final String programId;
    final Format format;
    final int cycle;
    MentorshipStatus status;

    @Nullable MentorshipOutcome outcome;

    ProposalView proposal;

    @Nullable Instant startedAt;

    @Nullable Instant endedAt;

    @Nullable Terms terms;

    List<MemberView> members;

    @Nullable AgreementView agreement;

    @Nullable AgreementView proposedAgreement;

    List<GoalView> goals;
    List<MeetingView> meetings;
    List<ActionItemView> actionItems;
    List<NudgeView> nudges;
    List<ResourceView> resources;
    List<IntroductionView> introductions;
    List<CheckInView> checkIns;
    List<RecognitionView> recognitions;
    List<FeedbackView> feedback;
    List<FeedbackDueView> feedbackDues;
    List<ConcernView> concerns;
    List<PauseView> pauses;

    @Nullable ClosureView closure;

    List<FollowUpView> followUps;

    KeptBack keptBack;

    MentorshipDraft(MentorshipView view) {
        id = view.id();
        programId = view.programId();
        format = view.format();
        cycle = view.cycle();
        status = view.status();
        outcome = view.outcome();
        proposal = view.proposal();
        startedAt = view.startedAt();
        endedAt = view.endedAt();
        terms = view.terms();
        members = view.members();
        agreement = view.agreement();
        proposedAgreement = view.proposedAgreement();
        goals = view.goals();
        meetings = view.meetings();
        actionItems = view.actionItems();
        nudges = view.nudges();
        resources = view.resources();
        introductions = view.introductions();
        checkIns = view.checkIns();
        recognitions = view.recognitions();
        feedback = view.feedback();
        feedbackDues = view.feedbackDues();
        concerns = view.concerns();
        pauses = view.pauses();
        closure = view.closure();
        followUps = view.followUps();
        keptBack = view.keptBack();
    }

    MentorshipView at(Recorded recorded) {
        return new MentorshipView(
                id,
                recorded.sequence(),
                recorded.at(),
                programId,
                format,
                cycle,
                status,
                outcome,
                proposal,
                startedAt,
                endedAt,
                terms,
                members,
                agreement,
                proposedAgreement,
                goals,
                meetings,
                actionItems,
                nudges,
                resources,
                introductions,
                checkIns,
                recognitions,
                feedback,
                feedbackDues,
                concerns,
                pauses,
                closure,
                followUps,
                keptBack);
    }
}
