package org.mentorship.api.graphql.enrollment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.graphql.common.AccessRule;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Connection;
import org.mentorship.api.graphql.common.Connections;
import org.mentorship.api.graphql.common.Reads;
import org.mentorship.api.graphql.common.Thing;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.query.contract.enrollment.EnrollmentFilter;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.enrollment.ListEnrollments;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Reads places in programmes. */
@Controller
final class EnrollmentQueries {

    private static final AccessRule ONE = AccessRules.of("Query", "enrollment");
    private static final AccessRule MANY = AccessRules.of("Query", "enrollments");

    private final Reads reads;

    EnrollmentQueries(Reads reads) {
        this.reads = reads;
    }

    @QueryMapping
    CompletableFuture<EnrollmentView> enrollment(
            @Argument String id, @Argument @Nullable Long minVersion, Caller caller) {
        return reads.readable(
                Thing.ENROLLMENT,
                id,
                minVersion,
                place -> ONE.allows(caller, place.programId())
                        || ONE.self(caller)
                                .filter(self -> self.value().equals(place.participantId()))
                                .isPresent());
    }

    @QueryMapping
    CompletableFuture<Connection<EnrollmentView>> enrollments(
            @Argument @Nullable Filter filter,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            Caller caller) {
        var asked = filter == null ? new Filter(null, null, null, null, null) : filter;
        var count = Connections.first(first);
        if (MANY.isForSelf(caller, asked.participantId())) {
            var self = MANY.self(caller).orElseThrow(GraphQlErrors::forbidden).value();
            var own = asked.programId() == null ? null : List.of(asked.programId());
            return list(asked.of(own, self), count, after);
        }
        return list(asked.of(MANY.programs(caller, asked.programId()), asked.participantId()), count, after);
    }

    private CompletableFuture<Connection<EnrollmentView>> list(
            EnrollmentFilter filter, int first, @Nullable String after) {
        return reads.ask(new ListEnrollments(filter, first, after)).thenApply(page -> Connections.of(page, after));
    }

    /** Which places; null means any. */
    record Filter(
            @Nullable String programId,
            @Nullable String participantId,
            @Nullable Role role,
            @Nullable EnrollmentStatus status,
            @Nullable Boolean onlyFree) {

        EnrollmentFilter of(@Nullable List<String> programs, @Nullable String participant) {
            return new EnrollmentFilter(programs, participant, role, status, Boolean.TRUE.equals(onlyFree));
        }
    }
}
