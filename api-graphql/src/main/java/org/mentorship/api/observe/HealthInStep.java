package org.mentorship.api.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/** Spring asks one part after the other: here they are looked at together, once for each request that asks for several. */
final class HealthInStep extends HealthEndpointWebExtension {

    private final HealthEndpointGroups groups;
    private final HealthParts parts;

    HealthInStep(
            HealthContributorRegistry registry,
            @Nullable ReactiveHealthContributorRegistry reactive,
            HealthEndpointGroups groups,
            @Nullable Duration slowThreshold,
            HealthParts parts) {
        super(registry, reactive, groups, slowThreshold);
        this.groups = groups;
        this.parts = parts;
    }

    @Override
    public WebEndpointResponse<HealthDescriptor> health(
            ApiVersion apiVersion,
            @Nullable WebServerNamespace namespace,
            SecurityContext securityContext,
            boolean showAll,
            String... path) {
        var asked = group(path);
        if (asked != null) {
            parts.begin(asked::isMember);
        }
        return super.health(apiVersion, namespace, securityContext, showAll, path);
    }

    /** Null where a single part is asked for. */
    private @Nullable HealthEndpointGroup group(String... path) {
        return switch (path.length) {
            case 0 -> groups.getPrimary();
            case 1 -> groups.get(path[0]);
            default -> null;
        };
    }
}
