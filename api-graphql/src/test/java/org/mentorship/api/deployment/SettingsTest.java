package org.mentorship.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A setting that a deployment gives")
class SettingsTest {

    @Test
    @DisplayName("is one that the service or a library of it knows")
    void known() {
        var known = new TreeSet<>(BoundSettings.ours());
        known.addAll(BoundSettings.ofLibraries());

        assertThat(given()).isNotEmpty().isSubsetOf(known);
    }

    private static Set<String> given() {
        return Stream.concat(ofCompose(), ofKubernetes()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofCompose() {
        return DeploymentFiles.yaml("compose.yaml").stream()
                .flatMap(file -> file.at("/services").valueStream())
                .filter(service -> service.has("build"))
                .flatMap(service ->
                        Stream.concat(service.at("/environment").propertyNames().stream(), ofSecrets(service)));
    }

    /** A file among the secrets that has the name of a setting is one. */
    private static Stream<String> ofSecrets(JsonNode service) {
        return service.at("/secrets")
                .valueStream()
                .map(secret -> secret.at("/target").asString(""))
                .filter(target -> target.contains("."))
                .map(BoundSettings::variable);
    }

    private static Stream<String> ofKubernetes() {
        return DeploymentFiles.names("kubernetes").stream()
                .flatMap(name -> DeploymentFiles.yaml("kubernetes/" + name).stream())
                .flatMap(object -> switch (object.at("/kind").asString()) {
                    case "ConfigMap" -> object.at("/data").propertyNames().stream();
                    case "Deployment" ->
                        object.at("/spec/template/spec/containers/0/env")
                                .valueStream()
                                .map(variable -> variable.at("/name").asString());
                    default -> Stream.empty();
                });
    }
}
