package org.mentorship.api.observe;

import io.micrometer.context.ContextRegistry;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Ids for log lines, from the first filter of a request to the last thread that works on it. */
@Configuration(proxyBeanMethods = false)
class CallContextConfiguration {

    /** After Spring's filter of observations, which begins the trace. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 2;

    CallContextConfiguration() {
        // Spring GraphQL takes what is registered here from the request to the fetchers of fields.
        ContextRegistry.getInstance().registerThreadLocalAccessor(CallContext.LOG_IDS);
    }

    @Bean
    RequestIds requestIds(ObjectProvider<Tracer> tracer) {
        return new RequestIds(new CurrentTrace(tracer));
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter(RequestIds ids) {
        var registration = new FilterRegistrationBean<>(new RequestIdFilter(ids));
        registration.setOrder(EARLY);
        return registration;
    }

    @Bean
    OperationIds operationIds(RequestIds ids) {
        return new OperationIds(ids);
    }
}
