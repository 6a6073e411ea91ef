package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.Map;
import java.util.Set;
import org.mentorship.api.errors.GraphQlErrors;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Keeps evaluators from looking for what belongs to a person whom they guess: each answer would confirm or refute it. */
@Component
final class PersonFilters implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private static final String FILTER = "filter";
    private static final Set<String> OF_PEOPLE = Set.of("participantId", "coordinator");

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directiveWiring(this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        var field = environment.getElement();
        if ("Query".equals(environment.getFieldsContainer().getName()) && namesPeople(field)) {
            DataFetcher<?> fetcher = environment.getFieldDataFetcher();
            environment.setFieldDataFetcher(reading -> {
                if (isRefused(reading)) {
                    throw GraphQlErrors.forbidden();
                }
                return fetcher.get(reading);
            });
        }
        return field;
    }

    private static boolean namesPeople(GraphQLFieldDefinition field) {
        var filter = field.getArgument(FILTER);
        return filter != null
                && GraphQLTypeUtil.unwrapAll(filter.getType()) instanceof GraphQLInputObjectType input
                && input.getFields().stream().anyMatch(one -> OF_PEOPLE.contains(one.getName()));
    }

    private static boolean isRefused(DataFetchingEnvironment reading) {
        var caller = Callers.of(reading);
        Map<String, Object> filter = reading.getArgument(FILTER);
        return filter != null
                && Evaluating.mayNotSeek(caller)
                && OF_PEOPLE.stream()
                        .map(filter::get)
                        .anyMatch(person -> person != null && !caller.is(person.toString()));
    }
}
