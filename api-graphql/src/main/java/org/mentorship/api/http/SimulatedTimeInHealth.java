package org.mentorship.api.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.time.ServiceClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.SystemHealthDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Says in the answer of the health endpoint, to everybody, whether times are simulated. Details of health indicators are
 * for administrators only.
 */
@ControllerAdvice
class SimulatedTimeInHealth implements ResponseBodyAdvice<Object> {

    private final ObjectProvider<ServiceClock> clock;

    SimulatedTimeInHealth(ObjectProvider<ServiceClock> clock) {
        this.clock = clock;
    }

    /** Health, and whether its times are real. */
    record Health(@JsonUnwrapped SystemHealthDescriptor health, boolean simulatedTime) {}

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return method.getContainingClass().getName().startsWith("org.springframework.boot.");
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body instanceof SystemHealthDescriptor health ? new Health(health, isSimulated()) : body;
    }

    private boolean isSimulated() {
        var known = clock.getIfAvailable();
        return known != null && known.isSimulated();
    }
}
