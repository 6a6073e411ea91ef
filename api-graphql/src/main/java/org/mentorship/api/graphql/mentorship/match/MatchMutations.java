package org.mentorship.api.graphql.mentorship.match;

import static org.mentorship.api.graphql.common.Inputs.existing;
import static org.mentorship.api.graphql.common.Inputs.participantOrNull;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Actor;
import org.mentorship.api.graphql.common.InvalidInput;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.graphql.common.TieFinder;
import org.mentorship.api.graphql.common.Ties;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.match.MatchInputs.AcceptMatchInput;
import org.mentorship.api.graphql.mentorship.match.MatchInputs.DeclineMatchInput;
import org.mentorship.api.graphql.mentorship.match.MatchInputs.ProposeMatchInput;
import org.mentorship.api.graphql.mentorship.match.MatchInputs.RequestMentorInput;
import org.mentorship.api.graphql.mentorship.match.MatchInputs.WithdrawProposalInput;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** From proposal to start. */
@Controller
final class MatchMutations {

    private final MentorshipMutations mutations;

    private final TieFinder ties;

    MatchMutations(MentorshipMutations mutations, TieFinder ties) {
        this.mutations = mutations;
        this.ties = ties;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> requestMentor(@Argument RequestMentorInput input, Caller caller) {
        return mutations.send(caller, input, () -> mentee(caller, input), envelope -> {
            var program = program(input.programId());
            var mentee = envelope.envelope()
                    .party()
                    .map(ParticipantId::new)
                    .orElseThrow(
                            () -> new InvalidInput(RejectionCode.EMPTY_INPUT, "Say who the mentee is.", "menteeId"));
            return input.command(program, mentee);
        });
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> proposeMatch(@Argument ProposeMatchInput input, Caller caller) {
        return mutations.send(
                caller,
                input,
                () -> AccessRules.of(input)
                        .actor(
                                caller,
                                null,
                                true,
                                () -> ties.program(caller, program(input.programId())),
                                GraphQlErrors::notYourProgram),
                envelope -> input.command(program(input.programId()), envelope.commandId()));
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> acceptMatch(@Argument AcceptMatchInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> declineMatch(@Argument DeclineMatchInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> withdrawProposal(@Argument WithdrawProposalInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    /** A mentee asks for themselves; for another mentee only a coordinator or an administrator asks. */
    private CompletableFuture<Actor> mentee(Caller caller, RequestMentorInput input) {
        var mentee = participantOrNull(input.menteeId(), "menteeId");
        var forSelf = mentee == null || caller.is(mentee.value());
        return AccessRules.of(input)
                .actor(
                        caller,
                        mentee,
                        false,
                        () -> forSelf && caller.participant().isPresent()
                                ? CompletableFuture.completedFuture(new Ties(true, false))
                                : ties.program(caller, program(input.programId())),
                        GraphQlErrors::notYourProgram);
    }

    private static ProgramId program(String id) {
        return existing(Thing.PROGRAM.name(), id, ProgramId::new);
    }
}
