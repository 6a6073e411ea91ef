package org.mentorship.api.graphql.common;

import graphql.schema.DataFetchingEnvironment;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.security.Caller;

/** Finds out who is calling, where no method argument says so. */
public final class Callers {

    private Callers() {}

    /** @throws org.mentorship.api.errors.GraphQlFailure UNAUTHENTICATED if nobody is known to call */
    public static Caller of(DataFetchingEnvironment environment) {
        Caller caller = environment.getGraphQlContext().get(Caller.class);
        if (caller == null) {
            throw GraphQlErrors.unauthenticated();
        }
        return caller;
    }

    /** From now on this is who is calling: what a caller may read can change while they follow something. */
    public static void set(DataFetchingEnvironment environment, Caller caller) {
        environment.getGraphQlContext().putAll(Coordination.context(caller));
    }
}
