package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Revealer;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * The directive {@code @confidential}: reveals a text of a mentorship to its audience. Everybody else reads null, and so
 * does everybody where the key was destroyed. Without a {@link Standing} nobody reads anything.
 */
@Component
final class ConfidentialTexts implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private final Revealer revealer;

    ConfidentialTexts(Revealer revealer) {
        this.revealer = revealer;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directive("confidential", this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        String name = environment.getAppliedDirective().getArgument("to").getValue();
        var audience = Audience.valueOf(name);
        DataFetcher<?> fetcher = environment.getFieldDataFetcher();
        environment.setFieldDataFetcher(Afterwards.of(fetcher, (reading, token) -> revealed(audience, reading, token)));
        return environment.getElement();
    }

    private @Nullable Object revealed(Audience audience, DataFetchingEnvironment reading, @Nullable Object token) {
        return token != null
                        && reading.getLocalContext() instanceof Standing standing
                        && audience.includes(standing, reading.getSource())
                ? revealer.reveal(token.toString()).orElse(null)
                : null;
    }
}
