package org.mentorship.api.observe;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets a management port of its own listen where the service listens. Spring Boot's default there is every address of the
 * machine, and it refuses an address where there is no such port.
 */
final class ManagementAddress implements EnvironmentPostProcessor {

    private static final String PORT = "management.server.port";
    private static final String ADDRESS = "management.server.address";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var address = environment.getProperty("server.address");
        if (address != null && hasOwnPort(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("managementAddress", Map.of(ADDRESS, address)));
        }
    }

    private static boolean hasOwnPort(ConfigurableEnvironment environment) {
        var port = environment.getProperty(PORT, Integer.class);
        return port != null && (port == 0 || !port.equals(environment.getProperty("server.port", Integer.class)));
    }
}
