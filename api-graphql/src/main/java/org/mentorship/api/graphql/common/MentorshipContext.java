package org.mentorship.api.graphql.common;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.MentorHit;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/**
 * Hands local context down: {@link AsOf} from what was asked for as of an instant, and the caller's {@link Standing} from
 * each mentorship to everything inside it, and outside of mentorships the {@link Ground} from a place to the person who has it.
 */
@Component
final class MentorshipContext implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private static final Set<String> PLACES = Set.of("Enrollment", "Mentor");

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directiveWiring(this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        var field = environment.getElement();
        var type = environment.getFieldsContainer().getName();
        if ("Mentorship".equals(type) && GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType) {
            environment.setFieldDataFetcher(with(environment.getFieldDataFetcher(), MentorshipContext::standing));
        } else if (PLACES.contains(type) && GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType) {
            environment.setFieldDataFetcher(with(environment.getFieldDataFetcher(), MentorshipContext::ground));
        } else if ("Query".equals(type) && field.getArgument("asOf") != null) {
            environment.setFieldDataFetcher(with(environment.getFieldDataFetcher(), MentorshipContext::asOf));
        }
        return field;
    }

    private static @Nullable Object standing(DataFetchingEnvironment environment) {
        return environment.getSource() instanceof MentorshipView mentorship
                ? Standing.of(environment, mentorship)
                : null;
    }

    private static @Nullable Object ground(DataFetchingEnvironment environment) {
        if (environment.getLocalContext() instanceof Standing standing) {
            return standing;
        }
        return switch (environment.<@Nullable Object>getSource()) {
            case EnrollmentView place -> new Ground(place.programId());
            case MentorHit mentor -> new Ground(mentor.enrollment().programId());
            case null, default -> null;
        };
    }

    private static @Nullable Object asOf(DataFetchingEnvironment environment) {
        Instant instant = environment.getArgument("asOf");
        return instant == null ? null : new AsOf(instant);
    }

    private static DataFetcher<?> with(
            DataFetcher<?> fetcher, Function<DataFetchingEnvironment, @Nullable Object> context) {
        return Afterwards.of(
                fetcher,
                (environment, value) -> DataFetcherResult.newResult()
                        .data(value)
                        .localContext(context.apply(environment))
                        .build());
    }
}
