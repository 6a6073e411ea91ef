package org.mentorship.api.graphql.enrollment;

import static org.mentorship.api.graphql.common.Inputs.existing;
import static org.mentorship.api.graphql.common.Inputs.participant;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.Mutations;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.graphql.common.TieFinder;
import org.mentorship.api.graphql.common.Ties;
import org.mentorship.api.graphql.enrollment.EnrollmentInputs.ChangeCapacityInput;
import org.mentorship.api.graphql.enrollment.EnrollmentInputs.EnrollInput;
import org.mentorship.api.graphql.enrollment.EnrollmentInputs.PauseEnrollmentInput;
import org.mentorship.api.graphql.enrollment.EnrollmentInputs.ResumeEnrollmentInput;
import org.mentorship.api.graphql.enrollment.EnrollmentInputs.WithdrawEnrollmentInput;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Places in programmes: taking one, and what people do with their own. */
@Controller
final class EnrollmentMutations {

    private final Mutations mutations;
    private final TieFinder ties;

    EnrollmentMutations(Mutations mutations, TieFinder ties) {
        this.mutations = mutations;
        this.ties = ties;
    }

    /** People enrol themselves; others are enrolled by an administrator, or by a coordinator who may read them. */
    @MutationMapping
    CompletableFuture<EnrollmentPayload> enroll(@Argument EnrollInput input, Caller caller) {
        return answer(() -> {
            var program = existing(Thing.PROGRAM.name(), input.programId(), ProgramId::new);
            var person = participant(input.participantId(), "participantId");
            var staffOnly = !caller.participant().filter(person::equals).isPresent();
            return AccessRules.of(input)
                    .actor(
                            caller,
                            null,
                            staffOnly,
                            () -> staffOnly
                                    ? tiesToNewPlace(caller, program, person)
                                    : CompletableFuture.completedFuture(new Ties(true, false)),
                            GraphQlErrors::notYourProgram)
                    .thenCompose(actor -> mutations.send(
                            caller, actor, input, Thing.ENROLLMENT, _ -> input.command(program, person)));
        });
    }

    @MutationMapping
    CompletableFuture<EnrollmentPayload> changeCapacity(@Argument ChangeCapacityInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<EnrollmentPayload> pauseEnrollment(@Argument PauseEnrollmentInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<EnrollmentPayload> resumeEnrollment(@Argument ResumeEnrollmentInput input, Caller caller) {
        return send(caller, input);
    }

    @MutationMapping
    CompletableFuture<EnrollmentPayload> withdrawEnrollment(@Argument WithdrawEnrollmentInput input, Caller caller) {
        return send(caller, input);
    }

    private CompletableFuture<EnrollmentPayload> send(Caller caller, EnrollmentInput input) {
        return answer(() -> {
            var id = existing(Thing.ENROLLMENT.name(), input.enrollmentId(), EnrollmentId::new);
            return AccessRules.of(input)
                    .actor(
                            caller,
                            null,
                            false,
                            () -> ties.enrollment(caller, id),
                            () -> GraphQlErrors.notFound(Thing.ENROLLMENT.name()))
                    .thenCompose(
                            actor -> mutations.send(caller, actor, input, Thing.ENROLLMENT, _ -> input.command(id)));
        });
    }

    private CompletableFuture<EnrollmentPayload> answer(Supplier<CompletableFuture<Answer<EnrollmentView>>> mutation) {
        return mutations.answer(mutation).thenApply(EnrollmentPayload::new);
    }

    private CompletableFuture<Ties> tiesToNewPlace(Caller caller, ProgramId program, ParticipantId person) {
        return ties.program(caller, program)
                .thenCompose(toProgram -> !toProgram.coordinated()
                        ? CompletableFuture.completedFuture(Ties.NONE)
                        : ties.person(caller, person).thenApply(toPerson -> {
                            if (!toPerson.coordinated() && !caller.has(ActorRole.ADMIN)) {
                                throw GraphQlErrors.notFound(Thing.PARTICIPANT.name());
                            }
                            return toPerson;
                        }));
    }
}
