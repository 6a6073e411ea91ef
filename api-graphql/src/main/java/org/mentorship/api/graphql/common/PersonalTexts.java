package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * The directive {@code @personal}: reveals what identifies or describes a person. A field that is never null says instead
 * that its text was erased or is withheld.
 */
@Component
final class PersonalTexts implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private final Revealer revealer;

    PersonalTexts(Revealer revealer) {
        this.revealer = revealer;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directive("personal", this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        String audience = environment.getAppliedDirective().getArgument("to").getValue();
        var toSelf = "SELF".equals(audience);
        var shown = new ShownTexts(revealer, environment.getElement());
        DataFetcher<?> fetcher = environment.getFieldDataFetcher();
        var revealing = Afterwards.of(fetcher, (_, stored) -> shown.revealed(stored));
        environment.setFieldDataFetcher(AtHand.asCheapAs(
                fetcher,
                reading -> mayRead(Callers.of(reading), reading.getSource(), toSelf)
                        ? revealing.get(reading)
                        : shown.withheld()));
        return environment.getElement();
    }

    private static boolean mayRead(Caller caller, @Nullable Object source, boolean toSelf) {
        if (caller.has(ActorRole.COORDINATOR) || caller.has(ActorRole.ADMIN)) {
            return true;
        }
        return caller.has(ActorRole.PARTICIPANT)
                && (!toSelf
                        || caller.participant()
                                .filter(self -> self.value().equals(person(source)))
                                .isPresent());
    }

    private static @Nullable String person(@Nullable Object source) {
        return switch (source) {
            case ParticipantView participant -> participant.id();
            case EnrollmentView enrollment -> enrollment.participantId();
            case null, default -> null;
        };
    }
}
