package org.mentorship.api.graphql.common;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Optional;

/** Local context below a thing that was asked for as it was recorded at an instant. */
public record AsOf(Instant instant) {

    /** The instant, if the nearest thing above was asked for as of one. */
    public static Optional<Instant> of(DataFetchingEnvironment environment) {
        return environment.getLocalContext() instanceof AsOf(var instant) ? Optional.of(instant) : Optional.empty();
    }
}
