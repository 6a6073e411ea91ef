package org.mentorship.api.security;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;

/**
 * Who is calling, as the token says. Controllers take it as a method argument; in batch loaders it is the context value
 * {@value #CONTEXT_KEY}.
 *
 * @param subject the token's subject
 * @param roles what the caller may act as; never {@link ActorRole#AUTOMATION}, may be empty
 * @param participantId the person that the subject is, for callers with the role PARTICIPANT
 * @param traceId the W3C trace that the request belongs to
 * @param known ids of the programmes that the caller coordinates, empty for whoever is no {@link ActorRole#COORDINATOR}; null
 *     if they cannot be told now
 */
public record Caller(
        String subject,
        Set<ActorRole> roles,
        @Nullable ParticipantId participantId,
        @Nullable String traceId,
        @Nullable Set<String> known) {

    /** Under this key (and under {@code Caller.class}) the caller is in the GraphQL context. */
    public static final String CONTEXT_KEY = "caller";

    public Caller {
        roles = Set.copyOf(roles);
        if (!roles.contains(ActorRole.COORDINATOR)) {
            known = Set.of();
        } else if (known != null) {
            known = Set.copyOf(known);
        }
    }

    /** A caller of whom only the token is known. */
    public Caller(
            String subject, Set<ActorRole> roles, @Nullable ParticipantId participantId, @Nullable String traceId) {
        this(subject, roles, participantId, traceId, Set.of());
    }

    /** The same caller, who coordinates these programmes. */
    public Caller coordinating(Collection<String> programs) {
        return new Caller(subject, roles, participantId, traceId, Set.copyOf(programs));
    }

    /** The same caller, who coordinates this programme no more. */
    public Caller notCoordinating(String programId) {
        return known == null
                ? this
                : coordinating(
                        known.stream().filter(id -> !id.equals(programId)).toList());
    }

    /** The same caller, of whom it cannot be told now which programmes they coordinate. */
    public Caller coordinatingUnknown() {
        return new Caller(subject, roles, participantId, traceId, null);
    }

    /**
     * The programmes that the caller coordinates.
     *
     * @throws org.mentorship.api.errors.GraphQlFailure UNAVAILABLE if they cannot be told now
     */
    public Set<String> coordinated() {
        if (known == null) {
            throw GraphQlErrors.unavailable(
                    "Which programmes you coordinate cannot be told now: the read models are being built, or no process answers"
                            + " from them; try again soon.");
        }
        return known;
    }

    /** Whether the caller is a coordinator of this programme; fails as {@link #coordinated()} does. */
    public boolean coordinates(String programId) {
        return coordinated().contains(programId);
    }

    public boolean has(ActorRole role) {
        return roles.contains(role);
    }

    /** Whether the caller is this person. */
    public boolean is(@Nullable String person) {
        return participantId != null && participantId.value().equals(person);
    }

    /** The person that is calling; empty for callers that are nobody in a programme. */
    public Optional<ParticipantId> participant() {
        return Optional.ofNullable(participantId);
    }
}
