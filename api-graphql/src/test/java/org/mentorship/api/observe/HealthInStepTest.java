package org.mentorship.api.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

@DisplayName("A request for the health")
class HealthInStepTest {

    private static final List<String> PARTS = List.of("a", "b", "c", "d");

    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final Map<String, State> states = new ConcurrentHashMap<>();

    private interface Asking {
        void with(HealthEndpointWebExtension health) throws Exception;
    }

    private HealthCheck check(String part, CountDownLatch lookedAt) {
        return new HealthCheck() {
            @Override
            public String part() {
                return part;
            }

            @Override
            public PartHealth check() throws Exception {
                looks.merge(part, 1, Integer::sum);
                lookedAt.countDown();
                lookedAt.await();
                return PartHealth.of(states.getOrDefault(part, State.UP));
            }
        };
    }

    /** Each part answers when as many as these are looked at. */
    private void ask(int atOnce, Asking asking) {
        var lookedAt = new CountDownLatch(atOnce);
        var runner = new WebApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withConfiguration(AutoConfigurations.of(
                        EndpointAutoConfiguration.class,
                        WebEndpointAutoConfiguration.class,
                        HealthContributorRegistryAutoConfiguration.class,
                        HealthEndpointAutoConfiguration.class))
                .withUserConfiguration(HealthConfiguration.class)
                .withPropertyValues(
                        "mentorship.health.timeout=1m",
                        "management.endpoint.health.group.some.include=a,b",
                        "management.endpoint.health.validate-group-membership=false");
        for (var part : PARTS) {
            runner = runner.withBean(part, HealthCheck.class, () -> check(part, lookedAt));
        }
        runner.run(context -> asking.with(context.getBean(HealthEndpointWebExtension.class)));
    }

    private static Status status(HealthEndpointWebExtension health, String... path) {
        var answer = health.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE, true, path);
        return Objects.requireNonNull(answer.getBody()).getStatus();
    }

    @Test
    @DisplayName(
            "of all looks at all parts at once, so that those who are slow are not waited for in turn, and at each once")
    void whole() {
        ask(PARTS.size(), health -> {
            assertThat(status(health)).isEqualTo(Status.UP);
            assertThat(new TreeMap<>(looks)).hasToString("{a=1, b=1, c=1, d=1}");

            assertThat(status(health)).isEqualTo(Status.UP);
            assertThat(new TreeMap<>(looks)).hasToString("{a=2, b=2, c=2, d=2}");
        });
    }

    @Test
    @DisplayName("of one part looks at no other")
    void one() {
        ask(1, health -> {
            assertThat(status(health, "c")).isEqualTo(Status.UP);
            assertThat(looks).hasToString("{c=1}");
        });
    }

    @Test
    @DisplayName("of a group looks at the parts of the group")
    void group() {
        ask(2, health -> {
            assertThat(status(health, "some")).isEqualTo(Status.UP);
            assertThat(new TreeMap<>(looks)).hasToString("{a=1, b=1}");
        });
    }

    @Test
    @DisplayName("never shows what a part was before the request before")
    void fresh() {
        ask(1, health -> {
            assertThat(status(health)).isEqualTo(Status.UP);
            states.put("a", State.DOWN);
            assertThat(status(health, "a")).isEqualTo(Status.DOWN);
            states.put("a", State.UP);
            assertThat(status(health)).isEqualTo(Status.UP);
        });
    }
}
