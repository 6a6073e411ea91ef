package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.mentorship.KeptBack;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;

/**
 * A mentorship with everything in it. Texts marked {@link org.mentorship.contract.privacy.Protected} here and in the
 * nested views are ciphertext tokens, for {@link org.mentorship.contract.privacy.Revealer}.
 *
 * @param version sequence number of the last event seen, from 0
 * @param outcome set when the status is CLOSED
 * @param cycle 1 for the first mentorship of the pair in the programme and format
 * @param terms the programme's policy when it started
 * @param members everybody who was ever proposed or added, in the order of joining
 * @param agreement the agreement that holds
 * @param proposedAgreement the agreement that is up for signature
 * @param meetings in the order in which they were first recorded
 * @param keptBack which of its events are not for all members
 */
public record MentorshipView(
        String id,
        long version,
        Instant updatedAt,
        String programId,
        Format format,
        int cycle,
        MentorshipStatus status,
        @Nullable MentorshipOutcome outcome,
        ProposalView proposal,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Terms terms,
        List<MemberView> members,
        @Nullable AgreementView agreement,
        @Nullable AgreementView proposedAgreement,
        List<GoalView> goals,
        List<MeetingView> meetings,
        List<ActionItemView> actionItems,
        List<NudgeView> nudges,
        List<ResourceView> resources,
        List<IntroductionView> introductions,
        List<CheckInView> checkIns,
        List<RecognitionView> recognitions,
        List<FeedbackView> feedback,
        List<FeedbackDueView> feedbackDues,
        List<ConcernView> concerns,
        List<PauseView> pauses,
        @Nullable ClosureView closure,
        List<FollowUpView> followUps,
        KeptBack keptBack) {

    public MentorshipView {
        members = List.copyOf(members);
        goals = List.copyOf(goals);
        meetings = List.copyOf(meetings);
        actionItems = List.copyOf(actionItems);
        nudges = List.copyOf(nudges);
        resources = List.copyOf(resources);
        introductions = List.copyOf(introductions);
        checkIns = List.copyOf(checkIns);
        recognitions = List.copyOf(recognitions);
        feedback = List.copyOf(feedback);
        feedbackDues = List.copyOf(feedbackDues);
        concerns = List.copyOf(concerns);
        pauses = List.copyOf(pauses);
        followUps = List.copyOf(followUps);
    }

    /** Members in a role, those who left included. */
    public List<MemberView> members(Role role) {
        return members.stream().filter(member -> member.role() == role).toList();
    }

    public Optional<MemberView> member(String participantId) {
        return members.stream()
                .filter(member -> member.participantId().equals(participantId))
                .findFirst();
    }

    /** Agreed days between two meetings: the agreement's, else the terms'. */
    public Optional<Integer> cadenceDays() {
        if (agreement != null) {
            return Optional.of(agreement.content().cadenceDays());
        }
        return terms == null ? Optional.empty() : Optional.of(terms.cadenceDays());
    }
}
