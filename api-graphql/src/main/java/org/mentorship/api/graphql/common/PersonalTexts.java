package org.mentorship.api.graphql.common;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
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
                fetcher, reading -> mayRead(reading, toSelf) ? revealing.get(reading) : shown.withheld()));
        return environment.getElement();
    }

    private static boolean mayRead(DataFetchingEnvironment reading, boolean toSelf) {
        var caller = Callers.of(reading);
        if (caller.has(ActorRole.ADMIN)) {
            return true;
        }
        Object source = reading.getSource();
        if (reading.getLocalContext() instanceof Standing standing) {
            // Whoever is no member reads it as a coordinator, or in a role that is shown nobody.
            return standing.coordinator() || standing.isMember() && (!toSelf || isSelf(caller, source));
        }
        if (!toSelf) {
            return caller.has(ActorRole.COORDINATOR) || caller.has(ActorRole.PARTICIPANT);
        }
        return isSelf(caller, source) || caller.has(ActorRole.COORDINATOR) && isCoordinated(caller, source, reading);
    }

    private static boolean isSelf(Caller caller, @Nullable Object source) {
        var person = switch (source) {
            case ParticipantView participant -> participant.id();
            case EnrollmentView enrollment -> enrollment.participantId();
            case null, default -> null;
        };
        return caller.is(person);
    }

    /** Whoever only coordinates meets nobody else's people; who takes part elsewhere does, on a ground that says so. */
    private static boolean isCoordinated(Caller caller, @Nullable Object source, DataFetchingEnvironment reading) {
        if (source instanceof EnrollmentView enrollment) {
            return caller.coordinates(enrollment.programId());
        }
        return reading.getLocalContext() instanceof Ground(var program)
                ? caller.coordinates(program)
                : !caller.has(ActorRole.PARTICIPANT);
    }
}
