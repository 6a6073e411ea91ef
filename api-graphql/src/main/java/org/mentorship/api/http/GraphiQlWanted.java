package org.mentorship.api.http;

import org.mentorship.contract.RunMode;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds in the embedded mode, unless a setting says otherwise; and where the setting says so. */
final class GraphiQlWanted implements Condition {

    static final String SETTING = "mentorship.graphql.graphiql";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        var mode = environment.getProperty(RunMode.SETTING, RunMode.class, RunMode.EMBEDDED);
        return environment.getProperty(SETTING, Boolean.class, mode == RunMode.EMBEDDED);
    }
}
