package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.query.contract.mentorship.HealthView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Only staff are told that somebody is worried. */
@Controller
final class HealthFields {

    @SchemaMapping(typeName = "Health")
    @Nullable Integer openConcerns(HealthView health, DataFetchingEnvironment environment) {
        return environment.getLocalContext() instanceof Standing standing && standing.readsAsStaff()
                ? Integer.valueOf(health.openConcerns())
                : null;
    }
}
