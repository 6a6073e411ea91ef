package org.mentorship.api.graphql.mentorship;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Standing;
import org.mentorship.query.contract.mentorship.HealthView;
import org.mentorship.query.contract.mentorship.PendingFeedback;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Only staff are told that somebody is worried, and who has not said what is kept from others. */
@Controller
final class HealthFields {

    @SchemaMapping(typeName = "Health")
    @Nullable Integer openConcerns(HealthView health, DataFetchingEnvironment environment) {
        return environment.getLocalContext() instanceof Standing standing && standing.readsAsStaff()
                ? Integer.valueOf(health.openConcerns())
                : null;
    }

    /** Whose feedback is no longer missing has given some, also where the others are not to know. */
    @SchemaMapping(typeName = "Health")
    List<PendingFeedback> pendingFeedback(HealthView health, DataFetchingEnvironment environment) {
        return environment.getLocalContext() instanceof Standing standing
                ? health.pendingFeedback().stream()
                        .filter(pending -> standing.readsAsStaff() || standing.is(pending.participantId()))
                        .toList()
                : List.of();
    }
}
