package org.mentorship.api.graphql.common;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
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

    /** Whether the caller reaches all that is of a programme. */
    public boolean allows(Caller caller, String programId) {
        return allowsAny(caller) || reach(ActorRole.COORDINATOR) == Reach.COORDINATED && caller.coordinates(programId);
    }

    /**
     * The programmes to whose things the caller is limited, as far as their role is concerned.
     *
     * @return empty if they are limited to none
     */
    public Optional<List<String>> programs(Caller caller) {
        return allowsAny(caller)
                ? Optional.empty()
                : Optional.of(
                        reach(ActorRole.COORDINATOR) == Reach.COORDINATED
                                ? List.copyOf(caller.coordinated())
                                : List.of());
    }

    /**
     * The programmes in which to look for what a caller asks for.
     *
     * @param asked the programme that they ask for; null for any
     * @return null for all, an empty list for none
     */
    public @Nullable List<String> programs(Caller caller, @Nullable String asked) {
        var limit = programs(caller);
        if (asked == null) {
            return limit.orElse(null);
        }
        return limit.isEmpty() || limit.get().contains(asked) ? List.of(asked) : List.of();
    }

    /** The person whose own things the caller reaches; empty if that is nobody. */
    public Optional<ParticipantId> self(Caller caller) {
        return reach(ActorRole.PARTICIPANT) == Reach.NO || !caller.has(ActorRole.PARTICIPANT)
                ? Optional.empty()
                : caller.participant();
    }

    /**
     * Decides in which role a caller takes a step. Whoever is a participant of the thing takes it as such; somebody else's
     * step, and a step that is for staff, is taken by a coordinator of its programme, or by an administrator.
     *
     * @param onBehalfOf the participant whose step it is, if the input says so
     * @param staffOnly whether what the input asks for is for coordinators and administrators
     * @param ties how the caller stands to the thing; asked only if it matters
     * @param beyondReach what it fails with if the thing is not the caller's
     * @return fails with FORBIDDEN if no role allows the step
     */
    public CompletableFuture<Actor> actor(
            Caller caller,
            @Nullable ParticipantId onBehalfOf,
            boolean staffOnly,
            Supplier<CompletableFuture<Ties>> ties,
            Supplier<GraphQlFailure> beyondReach) {
        var self = self(caller);
        var asParticipant = self.isPresent() && !staffOnly && (onBehalfOf == null || onBehalfOf.equals(self.get()));
        var coordinator = has(caller, ActorRole.COORDINATOR);
        var administrator = has(caller, ActorRole.ADMIN);
        if (!asParticipant && !coordinator && !administrator) {
            return CompletableFuture.failedFuture(GraphQlErrors.forbidden());
        }
        if (!asParticipant && !coordinator) {
            return CompletableFuture.completedFuture(administrator(caller, onBehalfOf));
        }
        return ties.get().thenApply(found -> {
            if (asParticipant && found.own()) {
                return new Actor(ActorRole.PARTICIPANT, null, found.coordinated() ? null : self.get());
            }
            if (coordinator && found.coordinated()) {
                return new Actor(ActorRole.COORDINATOR, onBehalfOf, null);
            }
            if (administrator) {
                return administrator(caller, onBehalfOf);
            }
            throw beyondReach.get();
        });
    }

    /**
     * Whether a list is to be of the caller's own things: a participant lists nothing else, and whoever has other roles, too,
     * lists their own if they ask for themselves.
     *
     * @param participantId whose things are asked for; null for anybody's
     */
    public boolean isForSelf(Caller caller, @Nullable String participantId) {
        if (allowsAny(caller)) {
            return false;
        }
        return self(caller)
                .filter(self -> self.value().equals(participantId)
                        || participantId == null && !has(caller, ActorRole.COORDINATOR))
                .isPresent();
    }

    /** Decides in which role a caller makes something that is of no programme yet; fails with FORBIDDEN. */
    public CompletableFuture<Actor> staff(Caller caller) {
        return Stream.of(ActorRole.COORDINATOR, ActorRole.ADMIN)
                .filter(role -> caller.has(role) && reach(role) == Reach.ANY)
                .findFirst()
                .map(role -> CompletableFuture.completedFuture(new Actor(role, null, null)))
                .orElseGet(() -> CompletableFuture.failedFuture(GraphQlErrors.forbidden()));
    }

    /** Who takes part reads as such also where a step is for staff only. */
    private static Actor administrator(Caller caller, @Nullable ParticipantId onBehalfOf) {
        return new Actor(ActorRole.ADMIN, onBehalfOf, caller.participant().orElse(null));
    }

    private boolean has(Caller caller, ActorRole role) {
        return caller.has(role) && reach(role) != Reach.NO;
    }
}
