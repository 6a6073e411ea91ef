package org.mentorship.command.mentorship.match;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.Lookups;
import org.mentorship.command.mentorship.MentorshipState;
import org.mentorship.command.mentorship.MentorshipState.Accepted;
import org.mentorship.command.mentorship.MentorshipState.Closed;
import org.mentorship.command.mentorship.MentorshipState.Live;
import org.mentorship.command.mentorship.MentorshipState.Over;
import org.mentorship.command.mentorship.MentorshipState.Proposed;
import org.mentorship.command.program.ProgramState;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchCommand.ExpireProposal;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MatchEvent.MatchAccepted;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchDeclined;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.ProgramPolicy;

/** Decides from proposal to start. */
public final class MatchDecider {

    /** How often the same pair can be matched anew before the count stops. */
    private static final int MOST_CYCLES = 1_000;

    private MatchDecider() {}

    /** A coordinator proposes people to each other. */
    public static Decision<MentorshipEvent> propose(
            @Nullable MentorshipState state, ProposeMatch c, DecisionContext context, Lookups lookups) {
        var members = Candidates.members(c.programId(), c.format(), c.mentorIds(), c.menteeIds());
        Function<Member, String> fields =
                member -> c.mentorIds().contains(member.participantId()) ? "mentorIds" : "menteeIds";
        var program = lookups.programs().find(c.programId()).orElse(null);
        return rules(
                        mayPropose(state, c.programId(), c.format(), members, fields, program, lookups),
                        Texts.optionalLong(c.rationale(), "rationale"))
                .then(() -> accept(proposed(
                        c.mentorshipId(),
                        c.programId(),
                        c.format(),
                        members,
                        Origin.BY_HAND,
                        context,
                        program,
                        null,
                        null,
                        Texts.orAbsent(c.rationale()))));
    }

    /** A mentee asks a mentor; asking is accepting on the mentee's side. */
    public static Decision<MentorshipEvent> request(
            @Nullable MentorshipState state, RequestMentor c, DecisionContext context, Lookups lookups) {
        var format = c.format();
        if (format == null) {
            return refuse(RejectionCode.EMPTY_INPUT, "The stream is that of a format; one must be chosen.", "format");
        }
        var members = Candidates.members(c.programId(), format, List.of(c.mentorId()), List.of(c.menteeId()));
        Function<Member, String> fields =
                member -> c.mentorId().equals(member.participantId()) ? "mentorId" : "menteeId";
        var program = lookups.programs().find(c.programId()).orElse(null);
        return rules(
                        Refusal.when(
                                !context.party().equals(Optional.of(c.menteeId())),
                                RejectionCode.NOT_A_MEMBER,
                                "A mentee asks for themselves.",
                                "menteeId"),
                        Refusal.when(
                                format != Format.ONE_ON_ONE && format != Format.REVERSE,
                                RejectionCode.WRONG_COMPOSITION,
                                "A mentor can be asked for a mentorship of two only."),
                        Texts.requiredLong(c.purpose(), "purpose"),
                        Texts.optionalLong(c.hopedOutcome(), "hopedOutcome"),
                        inProgram(program, format),
                        Candidates.hasNoActivePlace(members.getLast(), lookups, "menteeId"),
                        mayPropose(state, c.programId(), format, members, fields, program, lookups))
                .then(() -> accept(
                        proposed(
                                c.mentorshipId(),
                                c.programId(),
                                format,
                                members,
                                Origin.REQUEST,
                                context,
                                program,
                                c.purpose(),
                                Texts.orAbsent(c.hopedOutcome()),
                                null),
                        new MatchAccepted(c.mentorshipId(), c.menteeId())));
    }

    public static Decision<MentorshipEvent> acceptMatch(
            MentorshipState state, AcceptMatch c, DecisionContext context, Lookups lookups) {
        return answer(state, context, party -> {
            if (lookups.isErased(party)) {
                return refuse(
                        RejectionCode.PERSONAL_DATA_ERASED,
                        "%s can decline, but not accept: the person's data was erased.".formatted(party),
                        "participantId");
            }
            var journey = state.journey();
            if (lookups.isArchived(journey.programId())) {
                return refuse(RejectionCode.PROGRAM_ARCHIVED, "The programme is archived; no match starts any more.");
            }
            var proposal = journey.proposal().acceptedBy(party);
            var events = new ArrayList<MentorshipEvent>();
            events.add(new MatchAccepted(c.mentorshipId(), party));
            if (journey.members().stream().map(Member::participantId).allMatch(proposal.accepted()::contains)) {
                events.add(new MatchAcceptedByAll(c.mentorshipId(), journey.members()));
            }
            return accept(events);
        });
    }

    public static Decision<MentorshipEvent> decline(MentorshipState state, DeclineMatch c, DecisionContext context) {
        return answer(
                state,
                context,
                party -> rules(Texts.optionalLong(c.reason(), "reason"))
                        .then(() -> accept(new MatchDeclined(c.mentorshipId(), party, c.reason()))));
    }

    public static Decision<MentorshipEvent> expire(MentorshipState state, ExpireProposal c, DecisionContext context) {
        return switch (state) {
            case Proposed proposed ->
                context.now().isBefore(proposed.journey().proposal().respondBy())
                        ? refuse(RejectionCode.NOT_DUE, "The proposal can still be answered.")
                        : accept(new ProposalExpired(c.mentorshipId()));
            case Accepted s -> nothing();
            case Live s -> nothing();
            case Closed s -> nothing();
            case Over s -> nothing();
        };
    }

    public static Decision<MentorshipEvent> withdraw(
            MentorshipState state, WithdrawProposal c, DecisionContext context) {
        return switch (state) {
            case Proposed proposed ->
                rules(mayWithdraw(proposed.journey(), context), Texts.optionalLong(c.reason(), "reason"))
                        .then(() -> accept(new ProposalWithdrawn(c.mentorshipId(), c.reason())));
            case Accepted s -> notProposed();
            case Live s -> notProposed();
            case Closed s -> notProposed();
            case Over s -> notProposed();
        };
    }

    /**
     * Starts what has its slots; the terms are the programme's policy of this moment. Does not start it, and says so, if
     * somebody's data was erased since they accepted, or the programme was archived.
     */
    public static Decision<MentorshipEvent> activate(MentorshipState state, Activate c, Lookups lookups) {
        return switch (state) {
            case Accepted accepted -> {
                var journey = accepted.journey();
                if (journey.members().stream().map(Member::participantId).anyMatch(lookups::isErased)) {
                    yield accept(new MentorshipNotStarted(c.mentorshipId(), NotStartedReason.PERSONAL_DATA_ERASED));
                }
                if (lookups.isArchived(journey.programId())) {
                    yield accept(new MentorshipNotStarted(c.mentorshipId(), NotStartedReason.PROGRAM_ARCHIVED));
                }
                var policy = lookups.programs()
                        .find(journey.programId())
                        .orElseThrow()
                        .policy();
                yield accept(new MentorshipStarted(
                        c.mentorshipId(), journey.programId(), journey.format(), journey.members(), terms(policy)));
            }
            case Live live -> nothing();
            case Proposed s -> refuse(RejectionCode.WRONG_PHASE, "Not everybody has accepted.");
            case Closed s -> nothing();
            case Over s -> refuse(RejectionCode.WRONG_PHASE, "The match is over.");
        };
    }

    public static Decision<MentorshipEvent> doNotStart(MentorshipState state, DoNotStart c) {
        return switch (state) {
            case Accepted accepted -> accept(new MentorshipNotStarted(c.mentorshipId(), c.reason()));
            case Over over -> nothing();
            case Proposed s -> refuse(RejectionCode.WRONG_PHASE, "Not everybody has accepted.");
            case Live s -> refuse(RejectionCode.WRONG_PHASE, "The mentorship has started.");
            case Closed s -> refuse(RejectionCode.WRONG_PHASE, "The mentorship had started.");
        };
    }

    private static @Nullable Refusal mayPropose(
            @Nullable MentorshipState state,
            ProgramId programId,
            Format format,
            List<Member> members,
            Function<Member, String> fields,
            @Nullable ProgramState program,
            Lookups lookups) {
        var first = rules(
                        inProgram(program, format),
                        Candidates.composition(format, members),
                        Refusal.when(
                                state != null,
                                RejectionCode.PAIR_ALREADY_LIVE,
                                "The same people have a mentorship of this format that is not over."))
                .first();
        // People are looked up only where it is certain that they are not too many.
        return first != null
                ? first
                : rules(
                                Candidates.mayBeMatched(programId, members, members, lookups, fields),
                                Candidates.seniority(format, members, lookups, fields))
                        .first();
    }

    private static @Nullable Refusal inProgram(@Nullable ProgramState program, Format format) {
        return switch (program) {
            case null -> Refusal.of(RejectionCode.NOT_FOUND, "There is no such programme.", "programId");
            case ProgramState.Archived archived ->
                Refusal.of(RejectionCode.PROGRAM_ARCHIVED, "The programme is archived.", "programId");
            case ProgramState.Running running ->
                Refusal.when(
                        !running.policy().formats().contains(format),
                        RejectionCode.FORMAT_NOT_ALLOWED,
                        "The programme takes %s only."
                                .formatted(running.policy().formats()),
                        "format");
        };
    }

    private static MatchProposed proposed(
            MentorshipId id,
            ProgramId programId,
            Format format,
            List<Member> members,
            Origin origin,
            DecisionContext context,
            @Nullable ProgramState program,
            @Nullable String purpose,
            @Nullable String hopedOutcome,
            @Nullable String rationale) {
        if (program == null) {
            throw new IllegalStateException("The rules refuse a proposal without a programme");
        }
        var respondBy = context.now().plus(Duration.ofDays(program.policy().responseDeadlineDays()));
        return new MatchProposed(
                id,
                programId,
                format,
                members,
                origin,
                cycle(id, programId, format, members),
                respondBy,
                purpose,
                hopedOutcome,
                rationale,
                null,
                List.of());
    }

    /** The cycle that the pair's stream id was derived from; a group has one only. */
    private static int cycle(MentorshipId id, ProgramId program, Format format, List<Member> members) {
        var pair = members.stream().map(Member::participantId).toList();
        return IntStream.rangeClosed(1, members.size() == 2 ? MOST_CYCLES : 0)
                .filter(cycle -> Ids.pair(program, format.name(), pair, cycle).equals(id))
                .findFirst()
                .orElse(1);
    }

    private static Terms terms(ProgramPolicy policy) {
        return new Terms(
                policy.lengthWeeks(),
                policy.cadenceDays(),
                policy.requireAgreement(),
                policy.modes(),
                policy.feedbackWeeks(),
                policy.followUpMonths());
    }

    private static Decision<MentorshipEvent> answer(
            MentorshipState state,
            DecisionContext context,
            Function<ParticipantId, Decision<MentorshipEvent>> decision) {
        var party = context.party().orElse(null);
        var journey = state.journey();
        if (party == null || !journey.isMember(party)) {
            return refuse(
                    RejectionCode.NOT_A_MEMBER,
                    "Only somebody who was proposed can answer; name the participant.",
                    "participantId");
        }
        if (journey.proposal().accepted().contains(party)) {
            return refuse(RejectionCode.ALREADY_ANSWERED, "This person has accepted already.", "participantId");
        }
        return switch (state) {
            case Proposed proposed ->
                context.now().isBefore(journey.proposal().respondBy())
                        ? decision.apply(party)
                        : refuse(RejectionCode.DEADLINE_PASSED, "The proposal was to be answered earlier.");
            case Accepted s -> notProposed();
            case Live s -> notProposed();
            case Closed s -> notProposed();
            case Over s -> notProposed();
        };
    }

    private static @Nullable Refusal mayWithdraw(Journey journey, DecisionContext context) {
        var requestedBy = journey.proposal().requestedBy();
        return Refusal.when(
                !context.byStaff() && !context.party().equals(Optional.ofNullable(requestedBy)),
                RejectionCode.NOT_A_COORDINATOR,
                "Only a coordinator, or the mentee who asked, can take the proposal back.");
    }

    private static Decision<MentorshipEvent> notProposed() {
        return refuse(RejectionCode.WRONG_PHASE, "The proposal is not open any more.");
    }
}
