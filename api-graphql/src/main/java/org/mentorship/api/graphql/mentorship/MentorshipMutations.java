package org.mentorship.api.graphql.mentorship;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mentorship.api.axon.CallerEnvelope;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Actor;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.CommandInput;
import org.mentorship.api.graphql.common.Inputs;
import org.mentorship.api.graphql.common.MentorshipAccess;
import org.mentorship.api.graphql.common.Mutations;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.graphql.common.Ties;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.Command;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.springframework.stereotype.Component;

/** Carries out the mutations of mentorships: who may, in which role, by which command. */
@Component
public final class MentorshipMutations {

    private final Mutations mutations;
    private final Reads reads;

    MentorshipMutations(Mutations mutations, Reads reads) {
        this.mutations = mutations;
        this.reads = reads;
    }

    /** A step in a mentorship that exists. */
    public CompletableFuture<MentorshipPayload> send(Caller caller, MentorshipInput input) {
        return answer(caller, () -> {
            var id = Inputs.existing(Thing.MENTORSHIP.name(), input.mentorshipId(), MentorshipId::new);
            return actor(caller, input)
                    .thenCompose(
                            actor -> mutations.send(caller, actor, input, Thing.MENTORSHIP, _ -> input.command(id)));
        });
    }

    /** A step that makes a mentorship. */
    public CompletableFuture<MentorshipPayload> send(
            Caller caller,
            CommandInput input,
            Supplier<CompletableFuture<Actor>> actor,
            Function<CallerEnvelope, Command> command) {
        return answer(
                caller,
                () -> actor.get().thenCompose(acting -> {
                    var envelope = Mutations.envelope(caller, acting, input);
                    return mutations
                            .attempt(command.apply(envelope), envelope)
                            .thenCompose(outcome -> mutations.answered(outcome, Thing.MENTORSHIP, input));
                }));
    }

    private CompletableFuture<MentorshipPayload> answer(
            Caller caller, Supplier<CompletableFuture<Answer<MentorshipView>>> mutation) {
        return mutations
                .answer(mutation)
                .thenApply(answer ->
                        new MentorshipPayload(answer.ifShown(shown -> MentorshipAccess.mayRead(caller, shown))));
    }

    private CompletableFuture<Actor> actor(Caller caller, MentorshipInput input) {
        var onBehalfOf = input instanceof OnBehalf onBehalf
                ? Inputs.participantOrNull(onBehalf.participantId(), "participantId")
                : null;
        return AccessRules.of(input)
                .actor(
                        caller,
                        onBehalfOf,
                        input.staffOnly(caller.participantId()),
                        () -> ties(caller, input),
                        () -> GraphQlErrors.notFound(Thing.MENTORSHIP.name()));
    }

    /**
     * Reads it once more where the caller has seen a version of it that the read model has not; and waits as long where it
     * is not theirs, which is not to be told from one that nobody has.
     */
    private CompletableFuture<Ties> ties(Caller caller, MentorshipInput input) {
        var id = input.mentorshipId();
        var seen = input instanceof Versioned versioned ? versioned.expectedVersion() : null;
        return reads.find(Thing.MENTORSHIP, id).thenCompose(found -> {
            var ties = ties(caller, found, input);
            return seen == null || seen < 0 || !ties.equals(Ties.NONE)
                    ? CompletableFuture.completedFuture(ties)
                    : reads.ask(Thing.MENTORSHIP.find().query(id, found.isEmpty() ? seen : Reads.NEVER_REACHED))
                            .thenApply(later -> ties(caller, later.view(), input));
        });
    }

    private static Ties ties(Caller caller, Optional<MentorshipView> mentorship, MentorshipInput input) {
        return mentorship.map(found -> ties(caller, found, input)).orElse(Ties.NONE);
    }

    private static Ties ties(Caller caller, MentorshipView mentorship, MentorshipInput input) {
        var standing = Standing.of(caller, mentorship);
        return new Ties(
                standing.isMember() || input.leaves() && Standing.hasLeft(caller, mentorship), standing.coordinator());
    }
}
