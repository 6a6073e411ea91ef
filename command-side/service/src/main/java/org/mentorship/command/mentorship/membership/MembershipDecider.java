package org.mentorship.command.mentorship.membership;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.Lookups;
import org.mentorship.command.mentorship.MentorshipState;
import org.mentorship.command.mentorship.agreement.AgreementDecider;
import org.mentorship.command.mentorship.match.Candidates;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipCommand;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.program.Format;

/** Decides who joins and leaves a running group or peer mentorship. */
public final class MembershipDecider {

    private static final int PAIR = 2;

    private MembershipDecider() {}

    public static Decision<MentorshipEvent> decide(
            MentorshipState state, MembershipCommand command, DecisionContext context, Lookups lookups) {
        var journey = state.journey();
        return switch (command) {
            case AddMember c -> add(journey, c, lookups);
            case AdmitMember c -> joining(journey, c.participantId(), member -> accept(admit(state, member, lookups)));
            case RefuseMember c ->
                joining(
                        journey,
                        c.participantId(),
                        member -> accept(new MemberNotAdmitted(journey.id(), member, c.reason())));
            case RemoveMember c -> remove(journey, c, context);
        };
    }

    private static Decision<MentorshipEvent> add(Journey journey, AddMember c, Lookups lookups) {
        var member = Candidates.member(journey.programId(), c.participantId(), c.role());
        var all = Stream.concat(journey.members().stream(), journey.roster().joining().stream())
                .toList();
        return rules(
                        Refusal.when(
                                lookups.isArchived(journey.programId()),
                                RejectionCode.PROGRAM_ARCHIVED,
                                "The programme is archived; its groups go on as they are."),
                        takesMembers(journey),
                        Refusal.when(
                                (journey.format() == Format.PEER) != (c.role() == Role.PEER),
                                RejectionCode.WRONG_COMPOSITION,
                                "A group has mentors and mentees, a peer mentorship has peers.",
                                "role"),
                        Refusal.when(
                                all.stream().anyMatch(m -> m.participantId().equals(c.participantId())),
                                RejectionCode.WRONG_COMPOSITION,
                                "The person is in the group, or about to join it.",
                                "participantId"),
                        Refusal.when(
                                all.size() >= Limits.GROUP_MEMBERS,
                                RejectionCode.WRONG_COMPOSITION,
                                "A group has at most %d people.".formatted(Limits.GROUP_MEMBERS)),
                        Candidates.mayBeMatched(
                                journey.programId(), List.of(member), all, lookups, _ -> "participantId"))
                .then(() -> accept(new MemberAdded(c.mentorshipId(), member)));
    }

    private static Decision<MentorshipEvent> remove(Journey journey, RemoveMember c, DecisionContext context) {
        var member = journey.member(c.participantId()).orElse(null);
        if (member == null) {
            return refuse(RejectionCode.NOT_A_MEMBER, "The person is not in the group.", "participantId");
        }
        return rules(
                        takesMembers(journey),
                        Refusal.when(
                                !context.byStaff() && !context.party().equals(Optional.of(c.participantId())),
                                RejectionCode.NOT_A_COORDINATOR,
                                "People leave by themselves, or a coordinator removes them.",
                                "participantId"),
                        enoughStay(journey, member),
                        Texts.optionalLong(c.reason(), "reason"))
                .then(() -> {
                    var staying = journey.members().stream()
                            .filter(other -> !other.equals(member))
                            .toList();
                    var events = new ArrayList<MentorshipEvent>();
                    events.add(new MemberLeft(c.mentorshipId(), member, c.reason()));
                    events.addAll(AgreementDecider.whenSomebodyLeft(journey, staying));
                    return accept(events);
                });
    }

    private static @Nullable Refusal takesMembers(Journey journey) {
        return Refusal.when(
                isOfTwo(journey),
                RejectionCode.WRONG_COMPOSITION,
                "Nobody joins or leaves a mentorship of two; end it and propose another.");
    }

    /** Two peers are a pair, which has a stream of its own; a group of peers neither grows out of one nor shrinks to one. */
    private static boolean isOfTwo(Journey journey) {
        return switch (journey.format()) {
            case GROUP -> false;
            case PEER -> journey.members().size() == PAIR;
            case ONE_ON_ONE, REVERSE -> true;
        };
    }

    private static @Nullable Refusal enoughStay(Journey journey, Member leaving) {
        var sameSide = journey.members().stream()
                .filter(member -> member.role() == leaving.role())
                .count();
        return Refusal.when(
                sameSide <= (leaving.role() == Role.PEER ? PAIR + 1 : 1),
                RejectionCode.WRONG_COMPOSITION,
                "Too few would stay; end the mentorship instead. Two peers who go on are proposed as a pair.",
                "participantId");
    }

    /** The answer to somebody who was asked in; nothing to decide where it was given already. */
    private static Decision<MentorshipEvent> joining(
            Journey journey, ParticipantId person, Function<Member, Decision<MentorshipEvent>> answer) {
        return journey.roster().joining().stream()
                .filter(member -> member.participantId().equals(person))
                .findFirst()
                .map(answer)
                .orElseGet(Decision::nothing);
    }

    /** A slot is not all it takes: what came in between may speak against it. */
    private static MentorshipEvent admit(MentorshipState state, Member member, Lookups lookups) {
        var id = state.journey().id();
        if (state instanceof MentorshipState.Closing) {
            return new MemberNotAdmitted(id, member, NotStartedReason.GROUP_CLOSING);
        }
        if (lookups.isArchived(state.journey().programId())) {
            return new MemberNotAdmitted(id, member, NotStartedReason.PROGRAM_ARCHIVED);
        }
        return lookups.isErased(member.participantId())
                ? new MemberNotAdmitted(id, member, NotStartedReason.PERSONAL_DATA_ERASED)
                : new MemberJoined(id, member);
    }
}
