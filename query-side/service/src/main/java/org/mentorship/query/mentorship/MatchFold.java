package org.mentorship.query.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.KeptBack;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MatchEvent.MatchAccepted;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchDeclined;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.mentorship.ProposalView;
import org.mentorship.query.fold.Recorded;

/** From proposal to start. */
final class MatchFold {

    private MatchFold() {}

    static MentorshipView proposed(MatchProposed e, Recorded at) {
        var members = e.members().stream()
                .map(member -> MembershipFold.view(member, MemberState.PROPOSED, null))
                .toList();
        var proposal = new ProposalView(
                e.origin(),
                at.at(),
                at.actor(),
                e.respondBy(),
                e.purpose(),
                e.hopedOutcome(),
                e.rationale(),
                e.score(),
                e.explanation(),
                null,
                null,
                null,
                null,
                null);
        return new MentorshipView(
                e.mentorshipId().value(),
                at.sequence(),
                at.at(),
                e.programId().value(),
                e.format(),
                e.cycle(),
                MentorshipStatus.PROPOSED,
                null,
                proposal,
                null,
                null,
                null,
                members,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                KeptBack.NOTHING.after(e, at.sequence(), at.at()));
    }

    static void apply(MentorshipDraft draft, MatchEvent event, Recorded at) {
        switch (event) {
            case MatchProposed _ -> throw new IllegalArgumentException("MatchProposed begins a view");
            case MatchAccepted e ->
                draft.members = MembershipFold.change(
                        draft.members, e.participantId(), member -> answered(member, MemberState.ACCEPTED, at));
            case MatchAcceptedByAll _ -> {
                draft.status = MentorshipStatus.ACCEPTED;
                draft.proposal = proposal(draft.proposal, at.at(), null, null, null, null);
            }
            case MatchDeclined e -> {
                draft.status = MentorshipStatus.DECLINED;
                draft.members = MembershipFold.change(
                        draft.members, e.participantId(), member -> answered(member, MemberState.DECLINED, at));
                draft.proposal = ended(draft.proposal, at, e.participantId().value(), e.reason(), null);
            }
            case ProposalExpired _ -> {
                draft.status = MentorshipStatus.EXPIRED;
                draft.proposal = ended(draft.proposal, at, null, null, null);
            }
            case ProposalWithdrawn e -> {
                draft.status = MentorshipStatus.WITHDRAWN;
                draft.proposal = ended(draft.proposal, at, null, e.reason(), null);
            }
            case MentorshipStarted e -> {
                draft.status = MentorshipStatus.ACTIVE;
                draft.startedAt = at.at();
                draft.terms = e.terms();
                draft.members = e.members().stream()
                        .map(member -> started(draft.members, MembershipFold.view(member, MemberState.ACTIVE, at.at())))
                        .toList();
            }
            case MentorshipNotStarted e -> {
                draft.status = MentorshipStatus.NOT_STARTED;
                draft.proposal = ended(draft.proposal, at, null, null, e.reason());
            }
        }
    }

    private static MemberView started(List<MemberView> before, MemberView member) {
        var answeredAt = before.stream()
                .filter(proposed -> proposed.participantId().equals(member.participantId()))
                .map(MemberView::answeredAt)
                .findFirst();
        return new MemberView(
                member.participantId(),
                member.enrollmentId(),
                member.role(),
                member.state(),
                answeredAt.orElse(null),
                member.joinedAt(),
                null,
                null,
                null);
    }

    private static MemberView answered(MemberView member, MemberState state, Recorded at) {
        return new MemberView(
                member.participantId(),
                member.enrollmentId(),
                member.role(),
                state,
                at.at(),
                member.joinedAt(),
                member.leftAt(),
                member.leaveReason(),
                member.notAdmittedReason());
    }

    private static ProposalView ended(
            ProposalView proposal,
            Recorded at,
            @Nullable String declinedBy,
            @Nullable String reason,
            @Nullable NotStartedReason notStarted) {
        return proposal(proposal, proposal.acceptedAt(), at.at(), declinedBy, reason, notStarted);
    }

    private static ProposalView proposal(
            ProposalView p,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt,
            @Nullable String declinedBy,
            @Nullable String reason,
            @Nullable NotStartedReason notStarted) {
        return new ProposalView(
                p.origin(),
                p.proposedAt(),
                p.proposedBy(),
                p.respondBy(),
                p.purpose(),
                p.hopedOutcome(),
                p.rationale(),
                p.score(),
                p.explanation(),
                acceptedAt,
                endedAt,
                declinedBy,
                reason,
                notStarted);
    }
}
