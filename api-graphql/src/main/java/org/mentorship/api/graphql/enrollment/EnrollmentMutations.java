package org.mentorship.api.graphql.enrollment;

import static org.mentorship.api.graphql.common.Inputs.existing;
import static org.mentorship.api.graphql.common.Inputs.participant;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Actor;
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

    /** Ids of people are never so short. */
    private static final ParticipantId NOBODY = new ParticipantId(ParticipantId.PREFIX + "nobody");

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
            var own = caller.is(person.value());
            return AccessRules.of(input)
                    .actor(
                            caller,
                            null,
                            !own,
                            () -> own
                                    ? CompletableFuture.completedFuture(new Ties(true, false))
                                    : ties.program(caller, program),
                            GraphQlErrors::notYourProgram)
                    .thenCompose(actor -> withinReach(caller, actor, person)
                            .thenCompose(who -> mutations.send(
                                    caller, actor, input, Thing.ENROLLMENT, _ -> input.command(program, who))));
        });
    }

    /** The person; for who may not know of them somebody whom nobody knows, so that all that is refused is refused alike. */
    private CompletableFuture<ParticipantId> withinReach(Caller caller, Actor actor, ParticipantId person) {
        return actor.role() == ActorRole.COORDINATOR && !caller.has(ActorRole.ADMIN)
                ? ties.person(caller, person).thenApply(found -> found.coordinated() ? person : NOBODY)
                : CompletableFuture.completedFuture(person);
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
}
