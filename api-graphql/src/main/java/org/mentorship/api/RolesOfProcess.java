package org.mentorship.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.StartupFailure;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Checks the roles of this process, and says them in the form that the conditions of beans ask for. */
public final class RolesOfProcess implements EnvironmentPostProcessor, Ordered {

    private static final String NO_SCHEMA = "classpath:no-graphql-in-this-role/";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** @throws StartupFailure ROLES_INVALID */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var roles = roles(environment);
        var settings = new HashMap<String, Object>(Map.of(
                Role.COMMAND_SETTING, roles.contains(Role.COMMAND),
                Role.QUERY_SETTING, roles.contains(Role.QUERY),
                Role.API_SETTING, roles.contains(Role.API)));
        if (!roles.contains(Role.API)) {
            // Spring Boot configures GraphQL where it finds a schema.
            settings.put("spring.graphql.schema.locations", NO_SCHEMA);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("roles", settings));
    }

    private static Set<Role> roles(ConfigurableEnvironment environment) {
        var binder = Binder.get(environment);
        var names = binder.bind(Role.SETTING, Bindable.listOf(String.class)).orElse(List.of());
        var all = EnumSet.allOf(Role.class);
        if (names.isEmpty()) {
            return all;
        }
        var roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> roles.add(role(name)));
        var mode = binder.bind(RunMode.SETTING, RunMode.class).orElse(RunMode.EMBEDDED);
        if (mode == RunMode.EMBEDDED && !roles.equals(all)) {
            throw new StartupFailure(
                    StartupFailure.Code.ROLES_INVALID,
                    "An embedded process has all roles; separate ones (" + String.join(",", names)
                            + ") need --mode cluster");
        }
        return roles;
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Code.ROLES_INVALID,
                        "There is no role '" + name + "'; the roles are "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Role.values())
                                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                                .toList())));
    }
}
