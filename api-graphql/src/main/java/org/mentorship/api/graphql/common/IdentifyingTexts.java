package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The directive {@code @identifying}: keeps names, and free text that may hold names, from callers who only evaluate. */
@Component
final class IdentifyingTexts implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private static final Set<ActorRole> READERS =
            EnumSet.of(ActorRole.PARTICIPANT, ActorRole.COORDINATOR, ActorRole.ADMIN, ActorRole.AUDITOR);

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directive("identifying", this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        var instead = instead(environment.getElement());
        DataFetcher<?> fetcher = environment.getFieldDataFetcher();
        environment.setFieldDataFetcher(AtHand.asCheapAs(
                fetcher,
                reading -> Callers.of(reading).roles().stream().anyMatch(READERS::contains)
                        ? fetcher.get(reading)
                        : instead));
        return environment.getElement();
    }

    private static @Nullable Object instead(GraphQLFieldDefinition field) {
        if (!GraphQLTypeUtil.isNonNull(field.getType())) {
            return null;
        }
        return GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList
                ? List.of()
                : PersonalTexts.WITHHELD;
    }
}
