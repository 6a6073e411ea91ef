package org.mentorship.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The list of what the service is made of")
class SbomTest {

    private static final String IN_THE_JAR = "/META-INF/sbom/application.cdx.json";

    @BeforeAll
    static void needList() {
        assumeTrue(
                SbomTest.class.getResource(IN_THE_JAR) != null,
                "not run: Maven makes no SBOM while it is offline, and there is none of an earlier build");
    }

    private static JsonNode sbom() throws IOException {
        try (InputStream content = SbomTest.class.getResourceAsStream(IN_THE_JAR)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(content, IN_THE_JAR));
        }
    }

    private static Set<String> names() throws IOException {
        return sbom().at("/components")
                .valueStream()
                .map(component -> component.at("/name").asString())
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("is in CycloneDX's form, and names the version of the service")
    void form() throws IOException {
        assertThat(sbom().at("/bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(sbom().at("/metadata/component/version").asString()).isNotEmpty();
    }

    @Test
    @DisplayName("has our own modules and the libraries of each, with version, digest and licence")
    void libraries() throws IOException {
        assertThat(names())
                .contains("command-contract", "command-service", "query-contract", "query-service")
                .contains("axon-messaging", "sqlite-jdbc", "mongo-java-server", "graphql-java", "react");
        assertThat(sbom().at("/components").valueStream())
                .filteredOn(component -> !component.at("/group").asString().equals("org.mentorship"))
                .allSatisfy(component -> {
                    assertThat(component.at("/purl").asString()).startsWith("pkg:maven/");
                    assertThat(component.at("/hashes")).isNotEmpty();
                    assertThat(component.at("/licenses")).isNotEmpty();
                });
    }

    @Test
    @DisplayName("has nothing that only the tests need")
    void noTests() throws IOException {
        assertThat(names()).noneMatch(name -> name.contains("junit") || name.contains("archunit"));
    }
}
