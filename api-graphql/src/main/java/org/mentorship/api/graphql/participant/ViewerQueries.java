package org.mentorship.api.graphql.participant;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Batches;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Tells callers who they are. */
@Controller
final class ViewerQueries {

    private final ServiceClock clock;

    ViewerQueries(ServiceClock clock) {
        this.clock = clock;
    }

    @QueryMapping
    Viewer viewer(Caller caller) {
        return new Viewer(
                caller.subject(),
                caller.roles().stream().sorted().toList(),
                caller.participant().map(ParticipantId::value).orElse(null),
                clock.isSimulated() ? clock.instant() : null);
    }

    @SchemaMapping(typeName = "Viewer")
    CompletableFuture<@Nullable ParticipantView> participant(Viewer viewer, DataFetchingEnvironment environment) {
        return Batches.participant(environment, viewer.participantId());
    }

    /** The caller. */
    record Viewer(
            String subject,
            List<ActorRole> roles,
            @Nullable String participantId,
            @Nullable Instant simulatedTime) {}
}
