package org.mentorship.api.security;

import graphql.schema.DataFetchingEnvironment;
import org.mentorship.api.errors.GraphQlErrors;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controllers the {@link Caller} as a method argument. */
final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        Caller caller = environment.getGraphQlContext().get(Caller.class);
        if (caller == null) {
            throw GraphQlErrors.unauthenticated();
        }
        return caller;
    }
}
