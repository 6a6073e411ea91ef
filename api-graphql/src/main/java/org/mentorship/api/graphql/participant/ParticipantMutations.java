package org.mentorship.api.graphql.participant;

import static org.mentorship.api.graphql.common.Inputs.existing;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Actor;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.CommandInput;
import org.mentorship.api.graphql.common.InvalidInput;
import org.mentorship.api.graphql.common.Mutations;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.graphql.common.TieFinder;
import org.mentorship.api.graphql.common.Ties;
import org.mentorship.api.graphql.participant.ParticipantInputs.ErasePersonalDataInput;
import org.mentorship.api.graphql.participant.ParticipantInputs.RegisterParticipantInput;
import org.mentorship.api.graphql.participant.ParticipantInputs.UpdateProfileInput;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** People: registering them, and what they do with their own data. */
@Controller
final class ParticipantMutations {

    private final Mutations mutations;
    private final TieFinder ties;
    private final Revealer revealer;

    ParticipantMutations(Mutations mutations, TieFinder ties, Revealer revealer) {
        this.mutations = mutations;
        this.ties = ties;
        this.revealer = revealer;
    }

    @MutationMapping
    CompletableFuture<ParticipantPayload> registerParticipant(@Argument RegisterParticipantInput input, Caller caller) {
        return answer(() -> AccessRules.of(input)
                .staff(caller)
                .thenCompose(actor -> mutations.send(
                        caller,
                        actor,
                        input,
                        Thing.PARTICIPANT,
                        envelope -> input.command(Ids.participant(envelope.commandId())))));
    }

    @MutationMapping
    CompletableFuture<ParticipantPayload> updateProfile(@Argument UpdateProfileInput input, Caller caller) {
        return answer(() -> {
            var id = person(input.participantId(), caller);
            return actor(caller, input, () -> ties.person(caller, id))
                    .thenCompose(actor -> mutations.changed(
                            Thing.PARTICIPANT,
                            id.value(),
                            ParticipantView::version,
                            now -> input.command(id, Profile.revealed(now, revealer)),
                            Mutations.envelope(caller, actor, input),
                            input));
        });
    }

    @MutationMapping
    CompletableFuture<ParticipantPayload> erasePersonalData(@Argument ErasePersonalDataInput input, Caller caller) {
        return answer(() -> {
            var id = person(input.participantId(), caller);
            return actor(caller, input, () -> ties.person(caller, id)).thenCompose(actor -> {
                if (actor.role() != ActorRole.PARTICIPANT
                        && (input.reason() == null || input.reason().isBlank())) {
                    throw new InvalidInput(RejectionCode.REASON_REQUIRED, "Say why the data is erased.", "reason");
                }
                return mutations.send(caller, actor, input, Thing.PARTICIPANT, _ -> input.command(id));
            });
        });
    }

    private CompletableFuture<ParticipantPayload> answer(
            Supplier<CompletableFuture<Answer<ParticipantView>>> mutation) {
        return mutations.answer(mutation).thenApply(ParticipantPayload::new);
    }

    private static ParticipantId person(@Nullable String given, Caller caller) {
        return given != null
                ? existing(Thing.PARTICIPANT.name(), given, ParticipantId::new)
                : caller.participant()
                        .orElseThrow(() -> new InvalidInput(
                                RejectionCode.EMPTY_INPUT, "Say whose profile it is.", "participantId"));
    }

    /** A participant acts on their own profile only, a coordinator on those of the people of their programmes. */
    private static CompletableFuture<Actor> actor(
            Caller caller, CommandInput input, Supplier<CompletableFuture<Ties>> ties) {
        return AccessRules.of(input)
                .actor(caller, null, false, ties, () -> GraphQlErrors.notFound(Thing.PARTICIPANT.name()));
    }
}
