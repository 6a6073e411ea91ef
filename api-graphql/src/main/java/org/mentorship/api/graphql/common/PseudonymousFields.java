package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.contract.privacy.Pseudonyms;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * The directive {@code @pseudonymous}: what would name a person, or tell that somebody in another programme is the same
 * person, is veiled for callers who only evaluate.
 */
@Component
final class PseudonymousFields implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private final Pseudonyms pseudonyms;

    PseudonymousFields(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directive("pseudonymous", this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        DataFetcher<?> fetcher = environment.getFieldDataFetcher();
        environment.setFieldDataFetcher(
                Afterwards.of(fetcher, (reading, value) -> Evaluating.only(reading) ? veiled(value, reading) : value));
        return environment.getElement();
    }

    private @Nullable Object veiled(@Nullable Object value, DataFetchingEnvironment reading) {
        return switch (value) {
            case String id -> pseudonyms.of(program(reading), id);
            case List<?> ids -> ids.stream().map(id -> veiled(id, reading)).toList();
            case Instant instant -> yearOf(instant);
            case Long _ -> 0L;
            case null -> null;
            default -> throw new IllegalStateException("A field is marked as pseudonymous that cannot be veiled");
        };
    }

    /** Its first instant: a day is one for few people, and so tells in two programmes that they are the same. */
    private static Instant yearOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.firstDayOfYear())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    /** Who is met in no programme has no pseudonym, and without one is not shown. */
    private static String program(DataFetchingEnvironment reading) {
        var program = reading.getLocalContext() instanceof Standing standing ? standing.programId() : null;
        if (program == null) {
            throw GraphQlErrors.forbidden();
        }
        return program;
    }
}
