package org.mentorship.api.graphql.program;

import static org.mentorship.api.graphql.common.Inputs.existing;

import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Actor;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.Callers;
import org.mentorship.api.graphql.common.CommandInput;
import org.mentorship.api.graphql.common.Mutations;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.graphql.common.TieFinder;
import org.mentorship.api.graphql.program.ProgramInputs.ArchiveProgramInput;
import org.mentorship.api.graphql.program.ProgramInputs.AssignCoordinatorInput;
import org.mentorship.api.graphql.program.ProgramInputs.ChangeProgramPolicyInput;
import org.mentorship.api.graphql.program.ProgramInputs.CloseEnrollmentInput;
import org.mentorship.api.graphql.program.ProgramInputs.CreateProgramInput;
import org.mentorship.api.graphql.program.ProgramInputs.DefineInstrumentInput;
import org.mentorship.api.graphql.program.ProgramInputs.OpenEnrollmentInput;
import org.mentorship.api.graphql.program.ProgramInputs.RemoveCoordinatorInput;
import org.mentorship.api.observe.CallContext;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.query.contract.program.ProgramView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Programmes: what coordinators and administrators do with them. */
@Controller
final class ProgramMutations {

    private final Mutations mutations;
    private final TieFinder ties;

    ProgramMutations(Mutations mutations, TieFinder ties) {
        this.mutations = mutations;
        this.ties = ties;
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> createProgram(@Argument CreateProgramInput input, Caller caller) {
        return answer(() -> AccessRules.of(input)
                .staff(caller)
                .thenCompose(actor -> mutations.send(
                        caller,
                        actor,
                        input,
                        Thing.PROGRAM,
                        envelope -> input.command(Ids.program(envelope.commandId())))));
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> assignCoordinator(@Argument AssignCoordinatorInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> removeCoordinator(
            @Argument RemoveCoordinatorInput input, Caller caller, DataFetchingEnvironment environment) {
        if (input.coordinator().equals(caller.subject())) {
            // What else the operation asks for goes by what they coordinate then.
            return CallContext.carried(send(caller, input)).thenApply(payload -> {
                if (payload.userErrors().isEmpty()) {
                    Callers.set(environment, caller.notCoordinating(input.programId()));
                }
                return payload;
            });
        }
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> changeProgramPolicy(@Argument ChangeProgramPolicyInput input, Caller caller) {
        return answer(() -> {
            var id = existing(Thing.PROGRAM.name(), input.programId(), ProgramId::new);
            return actor(caller, input, id).thenCompose(actor -> {
                var envelope = Mutations.envelope(caller, actor, input);
                return mutations.changed(
                        Thing.PROGRAM,
                        id.value(),
                        ProgramView::version,
                        now -> input.command(id, now.policy()),
                        envelope,
                        input);
            });
        });
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> openEnrollment(@Argument OpenEnrollmentInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> closeEnrollment(@Argument CloseEnrollmentInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> defineInstrument(@Argument DefineInstrumentInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<ProgramPayload> archiveProgram(@Argument ArchiveProgramInput input, Caller caller) {
        return send(caller, input);
    }

    private CompletableFuture<ProgramPayload> send(Caller caller, ProgramInput input) {
        return answer(() -> {
            var id = existing(Thing.PROGRAM.name(), input.programId(), ProgramId::new);
            return actor(caller, input, id)
                    .thenCompose(actor -> mutations.send(caller, actor, input, Thing.PROGRAM, _ -> input.command(id)));
        });
    }

    private CompletableFuture<ProgramPayload> answer(Supplier<CompletableFuture<Answer<ProgramView>>> mutation) {
        return mutations.answer(mutation).thenApply(ProgramPayload::new);
    }

    private CompletableFuture<Actor> actor(Caller caller, CommandInput input, ProgramId id) {
        return AccessRules.of(input)
                .actor(caller, null, true, () -> ties.program(caller, id), GraphQlErrors::notYourProgram);
    }
}
