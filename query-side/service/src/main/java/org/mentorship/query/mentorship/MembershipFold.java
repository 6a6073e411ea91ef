package org.mentorship.query.mentorship;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Who joins and leaves a group. A person who comes back has one entry, the latest. */
final class MembershipFold {

    private MembershipFold() {}

    static void apply(MentorshipDraft draft, MembershipEvent event, Recorded at) {
        draft.members = switch (event) {
            case MemberAdded e -> replaced(draft.members, view(e.member(), MemberState.JOINING, null));
            case MemberJoined e -> replaced(draft.members, view(e.member(), MemberState.ACTIVE, at.at()));
            case MemberNotAdmitted e ->
                change(
                        draft.members,
                        e.member().participantId(),
                        member -> ended(member, MemberState.NOT_ADMITTED, null, null, e.reason()));
            case MemberLeft e ->
                change(
                        draft.members,
                        e.member().participantId(),
                        member -> ended(member, MemberState.LEFT, at.at(), e.reason(), null));
        };
    }

    static MemberView view(Member member, MemberState state, @Nullable Instant joinedAt) {
        return new MemberView(
                member.participantId().value(),
                member.enrollmentId().value(),
                member.role(),
                state,
                null,
                joinedAt,
                null,
                null,
                null);
    }

    static List<MemberView> change(
            List<MemberView> members, ParticipantId participant, UnaryOperator<MemberView> change) {
        return Lists.update(members, member -> member.participantId().equals(participant.value()), change);
    }

    private static List<MemberView> replaced(List<MemberView> members, MemberView member) {
        var others = Lists.without(members, other -> other.participantId().equals(member.participantId()));
        return Lists.append(others, member);
    }

    private static MemberView ended(
            MemberView member,
            MemberState state,
            @Nullable Instant leftAt,
            @Nullable String reason,
            @Nullable NotStartedReason notAdmitted) {
        return new MemberView(
                member.participantId(),
                member.enrollmentId(),
                member.role(),
                state,
                member.answeredAt(),
                member.joinedAt(),
                leftAt,
                reason,
                notAdmitted);
    }
}
