package org.mentorship.api.graphql.common;

import graphql.schema.DataFetchingEnvironment;
import java.util.EnumSet;
import java.util.Set;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;

/**
 * Whether a caller reads something for no other reason than that they evaluate; then they get no names, no ids of people and
 * no texts. Somebody with other roles is restricted where none of those lets them read.
 */
final class Evaluating {

    /** Roles that read any mentorship, and know its people. */
    private static final Set<ActorRole> OVERSEERS = EnumSet.of(ActorRole.ADMIN, ActorRole.AUDITOR);

    /** Roles that reach something outside mentorships. */
    private static final Set<ActorRole> KNOWING =
            EnumSet.of(ActorRole.PARTICIPANT, ActorRole.COORDINATOR, ActorRole.ADMIN, ActorRole.AUDITOR);

    private Evaluating() {}

    /** Inside a mentorship that is decided by how the caller stands to it, elsewhere by their roles. */
    static boolean only(DataFetchingEnvironment environment) {
        var caller = Callers.of(environment);
        return environment.getLocalContext() instanceof Standing standing
                ? !standing.isMember() && !standing.coordinator() && !hasOneOf(caller, OVERSEERS)
                : !hasOneOf(caller, KNOWING);
    }

    /** Whether the caller may not look for things by the person they belong to: who finds something has confirmed a guess. */
    static boolean mayNotSeek(Caller caller) {
        return caller.has(ActorRole.EVALUATOR) && !hasOneOf(caller, OVERSEERS);
    }

    private static boolean hasOneOf(Caller caller, Set<ActorRole> roles) {
        return caller.roles().stream().anyMatch(roles::contains);
    }
}
