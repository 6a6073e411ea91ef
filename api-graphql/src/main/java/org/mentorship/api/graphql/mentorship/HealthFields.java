package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.query.contract.mentorship.HealthView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Members are not told that somebody is worried. */
@Controller
final class HealthFields {

    @SchemaMapping(typeName = "Health")
    @Nullable Integer openConcerns(HealthView health, DataFetchingEnvironment environment) {
        return environment.getLocalContext() instanceof Standing standing
                        && standing.isMember()
                        && !standing.coordinator()
                ? null
                : Integer.valueOf(health.openConcerns());
    }
}
