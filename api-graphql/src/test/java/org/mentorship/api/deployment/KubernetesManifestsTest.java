package org.mentorship.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The manifests for Kubernetes")
class KubernetesManifestsTest {

    private static final JsonNode KUSTOMIZATION =
            documents("kustomization.yaml").getFirst();

    /** How Kubernetes' own client finds a field that is not there, one that is missing, and one of another type. */
    @FunctionalInterface
    private interface Model {
        void validate(JsonElement object) throws IOException;
    }

    private static final Map<String, Model> MODELS = Map.of(
            "v1/ConfigMap", V1ConfigMap::validateJsonElement,
            "v1/Namespace", V1Namespace::validateJsonElement,
            "v1/Service", V1Service::validateJsonElement,
            "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
            "apps/v1/Deployment", V1Deployment::validateJsonElement,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    private static List<JsonNode> documents(String file) {
        return DeploymentFiles.yaml("kubernetes/" + file);
    }

    static Stream<Named<JsonNode>> eachObject() {
        return objects()
                .map(object -> Named.of(
                        object.at("/kind").asString() + " "
                                + object.at("/metadata/name").asString(),
                        object));
    }

    static Stream<Named<JsonNode>> eachDeployment() {
        return eachObject()
                .filter(object -> object.getPayload().at("/kind").asString().equals("Deployment"));
    }

    private static Stream<JsonNode> objects() {
        return KUSTOMIZATION.at("/resources").valueStream().flatMap(file -> documents(file.asString()).stream());
    }

    private static Stream<JsonNode> deployments() {
        return objects().filter(object -> object.at("/kind").asString().equals("Deployment"));
    }

    private static Model model(JsonNode object) {
        var kind =
                object.at("/apiVersion").asString() + "/" + object.at("/kind").asString();
        return assertThat(MODELS).extractingByKey(kind).actual();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachObject")
    @DisplayName("are objects as Kubernetes knows them")
    void valid(JsonNode object) throws IOException {
        model(object).validate(JsonParser.parseString(object.toString()));
    }

    @Test
    @DisplayName("are checked down to the last field")
    void checked() {
        var deployment = deployments().findFirst().orElseThrow();
        var mistaken = JsonParser.parseString(deployment.toString().replace("failureThreshold", "failureTreshold"));

        assertThatThrownBy(() -> model(deployment).validate(mistaken)).hasMessageContaining("failureTreshold");
    }

    @Test
    @DisplayName("are all in the kustomization, in its namespace")
    void complete() {
        assertThat(KUSTOMIZATION.at("/resources").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(DeploymentFiles.names("kubernetes").stream()
                        .filter(name -> !name.equals("kustomization.yaml"))
                        .toList());
        assertThat(objects().filter(object -> !object.at("/kind").asString().equals("Namespace")))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace")).isEqualTo(KUSTOMIZATION.at("/namespace")));
    }

    @Test
    @DisplayName("run every role, twice, of which one may not be taken away")
    void roles() {
        assertThat(deployments().map(deployment -> variable(deployment, "MENTORSHIP_ROLES")))
                .containsExactlyInAnyOrder("command", "query", "api");
        assertThat(deployments()).allSatisfy(deployment -> {
            assertThat(deployment.at("/spec/replicas").asInt()).isGreaterThan(1);
            assertThat(objects().filter(object -> object.at("/kind").asString().equals("PodDisruptionBudget")))
                    .anySatisfy(budget -> assertThat(budget.at("/spec/selector/matchLabels"))
                            .isEqualTo(deployment.at("/spec/template/metadata/labels")));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachDeployment")
    @DisplayName("pin the image")
    void pinned(JsonNode deployment) {
        assertThat(container(deployment).at("/image").asString()).matches(Images::isPinned);
        assertThat(KUSTOMIZATION
                        .at("/images")
                        .valueStream()
                        .map(image -> image.at("/newName").asString()
                                + ":"
                                + image.at("/newTag").asString()))
                .allMatch(Images::isPinned);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachDeployment")
    @DisplayName("run as the image's user, without any right, on a file system that cannot be written")
    void hardened(JsonNode deployment) {
        var pod = deployment.at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(DeploymentFiles.text("Dockerfile"))
                .contains("USER " + pod.at("/securityContext/runAsUser").asString() + ":"
                        + pod.at("/securityContext/runAsGroup").asString());
        assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/enableServiceLinks").asBoolean(true)).isFalse();
        var rights = container(deployment).at("/securityContext");
        assertThat(rights.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(rights.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(rights.at("/capabilities/drop").valueStream().map(JsonNode::asString))
                .containsExactly("ALL");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachDeployment")
    @DisplayName("limit processor and memory, and ask for the memory that they limit")
    void limits(JsonNode deployment) {
        var resources = container(deployment).at("/resources");
        assertThat(resources.at("/limits/cpu").isMissingNode()).isFalse();
        assertThat(resources.at("/limits/memory").isMissingNode()).isFalse();
        assertThat(resources.at("/requests/memory")).isEqualTo(resources.at("/limits/memory"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachDeployment")
    @DisplayName("probe life and readiness where the service tells them")
    void probes(JsonNode deployment) {
        var container = container(deployment);
        assertThat(container.at("/startupProbe/httpGet/path").asString()).isEqualTo("/actuator/health/liveness");
        assertThat(container.at("/livenessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/liveness");
        assertThat(container.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/readiness");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachDeployment")
    @DisplayName("leave more time to stop than the service takes to finish what is in work")
    void graceful(JsonNode deployment) {
        var settings = objects()
                .filter(object -> object.at("/kind").asString().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        var phase =
                settings.at("/data/SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE").asString();
        var before =
                container(deployment).at("/lifecycle/preStop/sleep/seconds").asInt(0);

        assertThat(deployment
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt())
                .isGreaterThan(before + Integer.parseInt(phase.replace("s", "")) + 10);
    }

    private static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    private static String variable(JsonNode deployment, String name) {
        return container(deployment)
                .at("/env")
                .valueStream()
                .filter(variable -> variable.at("/name").asString().equals(name))
                .map(variable -> variable.at("/value").asString())
                .findFirst()
                .orElseThrow();
    }
}
