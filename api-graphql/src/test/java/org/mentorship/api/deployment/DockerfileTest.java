package org.mentorship.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Dockerfile")
class DockerfileTest {

    private static final String FILE = DeploymentFiles.text("Dockerfile").replaceAll("\\\\\\R\\s*", " ");

    private static Stream<String> instructions(String name) {
        return Pattern.compile("(?m)^" + name + " (.*)$")
                .matcher(FILE)
                .results()
                .map(match -> match.group(1).strip());
    }

    @Test
    @DisplayName("starts from pinned images of Java 25")
    void pinned() {
        assertThat(instructions("FROM").map(from -> from.split(" ")[0]))
                .hasSize(2)
                .allMatch(Images::isPinned)
                .allMatch(image -> image.contains("temurin-25") || image.contains("temurin:25."));
    }

    @Test
    @DisplayName("runs as a user that is not root, told by number")
    void user() {
        assertThat(instructions("USER"))
                .singleElement()
                .satisfies(user -> assertThat(user).matches("[1-9]\\d*:[1-9]\\d*"));
    }

    @Test
    @DisplayName("starts the JVM itself, so that a stop reaches it")
    void entryPoint() {
        assertThat(instructions("ENTRYPOINT"))
                .singleElement()
                .satisfies(command -> assertThat(command).startsWith("[\"java\""));
    }

    @Test
    @DisplayName("checks the health with a script that it carries")
    void health() {
        assertThat(instructions("HEALTHCHECK"))
                .singleElement()
                .satisfies(check -> assertThat(check).endsWith("CMD [\"/opt/mentorship/healthcheck\"]"));
        assertThat(instructions("COPY")).contains("--chmod=755 docker/healthcheck ./");
    }

    @Test
    @DisplayName("lets only what the build needs into it")
    void context() {
        assertThat(DeploymentFiles.text("Dockerfile.dockerignore").lines().filter(line -> !line.startsWith("#")))
                .startsWith("*")
                .containsAll(List.of("!docker/jvm.options", "!docker/healthcheck", "**/target", "**/src/test"));
    }
}
