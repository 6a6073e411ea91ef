package org.mentorship.api.observe;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves out all that Spring Boot would make for traces, unless they are wanted. Boot's own switch turns off the export
 * only: spans would be made for every request, and thrown away.
 */
final class TracingOnlyIfWanted implements AutoConfigurationImportFilter, EnvironmentAware {

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
        var wanted = TracesWanted.in(environment);
        var matches = new boolean[classes.length];
        for (var i = 0; i < classes.length; i++) {
            matches[i] = wanted || !isOfTracing(classes[i]);
        }
        return matches;
    }

    /** A class that an earlier filter took out is null here. */
    private static boolean isOfTracing(String name) {
        return name != null
                && (name.startsWith("org.springframework.boot.micrometer.tracing.")
                        || name.startsWith("org.springframework.boot.opentelemetry."));
    }
}
