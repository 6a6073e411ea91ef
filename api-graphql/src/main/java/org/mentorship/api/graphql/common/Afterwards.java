package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts a step behind a data fetcher. Spring's fetchers of controller methods answer with a Mono, also to fail, and turn it
 * into a future only after the schema's directives have been wired.
 */
final class Afterwards {

    private Afterwards() {}

    static DataFetcher<?> of(
            DataFetcher<?> fetcher,
            BiFunction<DataFetchingEnvironment, @Nullable Object, ? extends @Nullable Object> step) {
        return AtHand.asCheapAs(fetcher, environment -> {
            var value = fetcher.get(environment);
            return switch (value) {
                case Mono<?> mono ->
                    mono.<Object>mapNotNull(fetched -> step.apply(environment, fetched))
                            .switchIfEmpty(Mono.fromCallable(() -> step.apply(environment, null)));
                case CompletionStage<?> stage -> stage.thenApply(fetched -> step.apply(environment, fetched));
                case null, default -> step.apply(environment, value);
            };
        });
    }
}
