package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.mentorship.MemberView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a member leads to. */
@Controller
final class MemberFields {

    @SchemaMapping(typeName = "Member")
    CompletableFuture<@Nullable EnrollmentView> enrollment(MemberView member, DataFetchingEnvironment environment) {
        return Batches.enrollment(environment, member.enrollmentId());
    }
}
