package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The directive {@code @identifying}: keeps names, and free text that may hold names, from callers who only {@link Evaluating evaluate}. */
@Component
final class IdentifyingTexts implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directive("identifying", this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        var instead = ShownTexts.withheld(environment.getElement());
        DataFetcher<?> fetcher = environment.getFieldDataFetcher();
        environment.setFieldDataFetcher(
                AtHand.asCheapAs(fetcher, reading -> Evaluating.only(reading) ? instead : fetcher.get(reading)));
        return environment.getElement();
    }
}
