package org.mentorship.api.graphql.common;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;

/**
 * Who may read or do something.
 *
 * @param field such as {@code Mutation.logMeeting}
 * @param reaches of each role that reaches anything
 */
public record AccessRule(String field, Map<ActorRole, Reach> reaches) {

    public AccessRule {
        reaches = Map.copyOf(reaches);
    }

    public Reach reach(ActorRole role) {
        return reaches.getOrDefault(role, Reach.NO);
    }

    /** Whether one of the caller's roles reaches anything. */
    public boolean allows(Caller caller) {
        return caller.roles().stream().anyMatch(role -> reach(role) != Reach.NO);
    }

    /** Whether one of the caller's roles reaches all. */
    public boolean allowsAny(Caller caller) {
        return caller.roles().stream().anyMatch(role -> reach(role) == Reach.ANY);
    }

    /** The person whose own things the caller reaches; empty if that is nobody. */
    public Optional<ParticipantId> self(Caller caller) {
        return reach(ActorRole.PARTICIPANT) == Reach.NO || !caller.has(ActorRole.PARTICIPANT)
                ? Optional.empty()
                : caller.participant();
    }

    /**
     * Decides in which role a caller takes a step. Whoever is a participant of the thing takes it as such; somebody else's
     * step, and a step that is for staff, is taken by a coordinator or administrator.
     *
     * @param onBehalfOf the participant whose step it is, if the input says so
     * @param staffOnly whether what the input asks for is for coordinators and administrators
     * @param owns whether the thing is the caller's own; asked only if it matters
     * @param what the thing is, for the message
     * @return fails with FORBIDDEN if no role allows the step, and with NOT_FOUND if the thing is somebody else's
     */
    public CompletableFuture<Actor> actor(
            Caller caller,
            @Nullable ParticipantId onBehalfOf,
            boolean staffOnly,
            Supplier<CompletableFuture<Boolean>> owns,
            String what) {
        var staff = staffRole(caller).map(role -> new Actor(role, onBehalfOf));
        var self = self(caller);
        var forAnother = onBehalfOf != null && !onBehalfOf.equals(self.orElse(null));
        if (forAnother || staffOnly || self.isEmpty()) {
            return staff.map(CompletableFuture::completedFuture)
                    .orElseGet(() -> CompletableFuture.failedFuture(GraphQlErrors.forbidden()));
        }
        return owns.get()
                .thenApply(own -> own
                        ? new Actor(ActorRole.PARTICIPANT, null)
                        : staff.orElseThrow(() -> GraphQlErrors.notFound(what)));
    }

    /** Decides in which role a caller takes a step that is for coordinators and administrators; fails with FORBIDDEN. */
    public CompletableFuture<Actor> staff(Caller caller) {
        return staffRole(caller)
                .map(role -> CompletableFuture.completedFuture(new Actor(role, null)))
                .orElseGet(() -> CompletableFuture.failedFuture(GraphQlErrors.forbidden()));
    }

    private Optional<ActorRole> staffRole(Caller caller) {
        return Stream.of(ActorRole.COORDINATOR, ActorRole.ADMIN)
                .filter(caller::has)
                .filter(role -> reach(role) == Reach.ANY)
                .findFirst();
    }
}
