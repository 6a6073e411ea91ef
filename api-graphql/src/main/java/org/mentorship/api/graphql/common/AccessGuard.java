package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.Set;
import org.mentorship.api.errors.GraphQlErrors;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Puts {@link AccessRules} before every field that the table has, and before every field that can be asked first. */
@Component
final class AccessGuard implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directiveWiring(this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        var type = environment.getFieldsContainer().getName();
        var field = environment.getElement();
        if (ROOTS.contains(type) || AccessRules.has(type, field.getName())) {
            environment.setFieldDataFetcher(
                    guarded(AccessRules.of(type, field.getName()), environment.getFieldDataFetcher()));
        }
        return field;
    }

    private static DataFetcher<?> guarded(AccessRule rule, DataFetcher<?> fetcher) {
        return environment -> {
            if (!rule.allows(Callers.of(environment))) {
                throw GraphQlErrors.forbidden();
            }
            return fetcher.get(environment);
        };
    }
}
