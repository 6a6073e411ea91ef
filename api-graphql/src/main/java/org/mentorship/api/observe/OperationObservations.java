package org.mentorship.api.observe;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.observation.GraphQlObservationInstrumentation;
import org.springframework.stereotype.Component;

/**
 * Observes operations as a whole. One measurement a field costs more than it tells; and where it is merely switched off,
 * what a field does has no parent in traces any more.
 */
@Component
class OperationObservations extends GraphQlObservationInstrumentation {

    OperationObservations(ObservationRegistry registry) {
        super(registry);
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        return fetcher;
    }
}
