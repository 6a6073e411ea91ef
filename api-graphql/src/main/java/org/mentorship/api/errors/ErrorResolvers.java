package org.mentorship.api.errors;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import reactor.core.publisher.Mono;

/** Turns the exceptions of fields and of subscriptions into coded errors. */
@Configuration(proxyBeanMethods = false)
class ErrorResolvers {

    @Bean
    @Order(0)
    DataFetcherExceptionResolver fieldErrors() {
        return (problem, field) -> Mono.fromSupplier(() -> List.of(TopLevelErrors.of(
                Failures.of(problem, field.getExecutionStepInfo().getPath().toString()), field)));
    }

    /** What a subscription's stream fails with does not come by the resolver of fields. */
    @Bean
    @Order(0)
    SubscriptionExceptionResolver subscriptionErrors() {
        return problem -> Mono.fromSupplier(() -> List.of(TopLevelErrors.of(Failures.of(problem, "a subscription"))));
    }
}
