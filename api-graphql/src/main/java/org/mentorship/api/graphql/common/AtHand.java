package org.mentorship.api.graphql.common;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;

/**
 * Keeps cheap fetchers cheap: a step around one that only reads what is at hand does no more than that. Fetchers marked as
 * trivial are spared the propagation of thread-local context and the observation that cost more than they do themselves.
 */
final class AtHand {

    private AtHand() {}

    /** The step around a fetcher, trivial if the fetcher is; it may then use no thread-local context. */
    static DataFetcher<?> asCheapAs(DataFetcher<?> fetcher, DataFetcher<?> step) {
        return fetcher instanceof TrivialDataFetcher<?> ? (TrivialDataFetcher<Object>) step::get : step;
    }
}
