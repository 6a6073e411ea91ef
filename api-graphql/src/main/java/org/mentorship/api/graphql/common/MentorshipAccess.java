package org.mentorship.api.graphql.common;

import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.security.Caller;
import org.mentorship.query.contract.mentorship.MentorshipView;

/** Whether a caller may read a mentorship. */
public final class MentorshipAccess {

    private MentorshipAccess() {}

    /** Whether the caller may be shown the mentorship where something else leads to it. */
    public static boolean mayRead(Caller caller, MentorshipView mentorship) {
        return Standing.of(caller, mentorship).reads();
    }

    public static boolean mayRead(AccessRule rule, Caller caller, MentorshipView mentorship) {
        return rule.allows(caller, mentorship.programId())
                || Standing.of(caller, mentorship).isMember();
    }

    /** @throws org.mentorship.api.errors.GraphQlFailure NOT_FOUND if the caller may not read it */
    public static MentorshipView readable(AccessRule rule, Caller caller, MentorshipView mentorship) {
        if (!mayRead(rule, caller, mentorship)) {
            throw GraphQlErrors.notFound(Thing.MENTORSHIP.name());
        }
        return mentorship;
    }
}
