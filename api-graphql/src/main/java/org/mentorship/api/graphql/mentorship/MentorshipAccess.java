package org.mentorship.api.graphql.mentorship;

import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.query.contract.mentorship.MentorshipView;

/** Whether a caller may read a mentorship. */
final class MentorshipAccess {

    private MentorshipAccess() {}

    static boolean mayRead(AccessRule rule, Caller caller, MentorshipView mentorship) {
        return rule.allowsAny(caller) || Standing.of(caller, mentorship).isMember();
    }

    /** @throws org.mentorship.api.errors.GraphQlFailure NOT_FOUND if the caller may not read it */
    static MentorshipView readable(AccessRule rule, Caller caller, MentorshipView mentorship) {
        if (!mayRead(rule, caller, mentorship)) {
            throw GraphQlErrors.notFound(Thing.MENTORSHIP.name());
        }
        return mentorship;
    }
}
