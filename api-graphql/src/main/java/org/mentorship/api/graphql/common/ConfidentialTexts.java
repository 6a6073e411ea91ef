package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import org.mentorship.contract.privacy.Revealer;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * The directive {@code @confidential}: reveals a text of a mentorship, or a list of them, to its audience. Without a
 * {@link Standing} nobody reads anything.
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
        var shown = new ShownTexts(revealer, environment.getElement());
        environment.setFieldDataFetcher(Afterwards.of(
                fetcher, (reading, stored) -> mayRead(audience, reading) ? shown.revealed(stored) : shown.withheld()));
        return environment.getElement();
    }

    private static boolean mayRead(Audience audience, DataFetchingEnvironment reading) {
        return reading.getLocalContext() instanceof Standing standing
                && audience.includes(standing, reading.getSource());
    }
}
