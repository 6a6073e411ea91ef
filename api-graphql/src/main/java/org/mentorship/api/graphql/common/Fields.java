package org.mentorship.api.graphql.common;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;

/**
 * Fields of one type that are no plain components of its view, one line each.
 *
 * @param <S> the view
 */
public final class Fields<S> {

    private static final ResolvableType PERSON =
            ResolvableType.forClassWithGenerics(CompletableFuture.class, ParticipantView.class);
    private static final ResolvableType PEOPLE = ResolvableType.forClassWithGenerics(
            CompletableFuture.class, ResolvableType.forClassWithGenerics(List.class, ParticipantView.class));

    private final RuntimeWiring.Builder wiring;
    private final String type;
    private final Class<S> source;

    private Fields(RuntimeWiring.Builder wiring, String type, Class<S> source) {
        this.wiring = wiring;
        this.type = type;
        this.source = source;
    }

    public static <S> Fields<S> of(RuntimeWiring.Builder wiring, String type, Class<S> source) {
        return new Fields<>(wiring, type, source);
    }

    /** A scalar, an enum or a list of them. */
    public Fields<S> value(String field, Function<S, ? extends @Nullable Object> read) {
        return add(field, new AtHandFetcher<>(name(field), source, ResolvableType.NONE, read));
    }

    /** A scalar, an enum or a list of them, which depends on who reads it. */
    public Fields<S> value(String field, BiFunction<S, DataFetchingEnvironment, ? extends @Nullable Object> read) {
        return add(field, new ReaderFetcher<>(name(field), source, ResolvableType.NONE, read));
    }

    /** An object that is at hand. */
    public <T> Fields<S> object(String field, Class<T> as, Function<S, @Nullable T> read) {
        return add(field, new AtHandFetcher<>(name(field), source, ResolvableType.forClass(as), read));
    }

    /** Objects that are at hand. */
    public <T> Fields<S> objects(String field, Class<T> as, Function<S, List<T>> read) {
        return add(
                field,
                new AtHandFetcher<>(name(field), source, ResolvableType.forClassWithGenerics(List.class, as), read));
    }

    /** A person, by id, loaded in a batch. */
    public Fields<S> person(String field, Function<S, @Nullable String> id) {
        return add(
                field,
                new LoadingFetcher<>(
                        name(field),
                        source,
                        PERSON,
                        (view, environment) -> Batches.participant(environment, id.apply(view))));
    }

    /** People, by their ids, loaded in a batch. */
    public Fields<S> people(String field, Function<S, List<String>> ids) {
        return add(
                field,
                new LoadingFetcher<>(
                        name(field),
                        source,
                        PEOPLE,
                        (view, environment) -> Batches.participants(environment, ids.apply(view))));
    }

    private String name(String field) {
        return type + "." + field;
    }

    private Fields<S> add(String field, DataFetcher<?> fetcher) {
        wiring.type(type, typed -> typed.dataFetcher(field, fetcher));
        return this;
    }

    /** Says what it returns, so that the inspection of the schema can look into it. */
    private record AtHandFetcher<S>(
            String getDescription,
            Class<S> source,
            ResolvableType getReturnType,
            Function<S, ? extends @Nullable Object> read)
            implements SelfDescribingDataFetcher<Object>, LightDataFetcher<Object> {

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return read.apply(source.cast(environment.getSource()));
        }

        @Override
        public @Nullable Object get(
                GraphQLFieldDefinition field, Object view, Supplier<DataFetchingEnvironment> environment) {
            return read.apply(source.cast(view));
        }
    }

    /** Says what it returns, so that the inspection of the schema can look into it. */
    private record ReaderFetcher<S>(
            String getDescription,
            Class<S> source,
            ResolvableType getReturnType,
            BiFunction<S, DataFetchingEnvironment, ? extends @Nullable Object> read)
            implements SelfDescribingDataFetcher<Object>, TrivialDataFetcher<Object> {

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return read.apply(source.cast(environment.getSource()), environment);
        }
    }

    /** Says what it returns, so that the inspection of the schema can look into it. */
    private record LoadingFetcher<S>(
            String getDescription,
            Class<S> source,
            ResolvableType getReturnType,
            BiFunction<S, DataFetchingEnvironment, ? extends @Nullable Object> read)
            implements SelfDescribingDataFetcher<Object> {

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return read.apply(source.cast(environment.getSource()), environment);
        }

        @Override
        public boolean usesDataLoader() {
            return true;
        }
    }
}
