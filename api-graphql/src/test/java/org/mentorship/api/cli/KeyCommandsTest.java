package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.ProjectFiles;

@DisplayName("The commands that pages and help texts give for a key-encryption key")
class KeyCommandsTest {

    /** In the environment of one process, and nowhere else. */
    private static final Predicate<String> LOST_AT_ONCE =
            Pattern.compile("KEK=[\"']?(\\$\\(|`) *openssl").asPredicate();

    private static Stream<Path> texts() throws IOException {
        try (var docs = Files.walk(ProjectFiles.ROOT.resolve("docs"));
                var docker = Files.walk(ProjectFiles.ROOT.resolve("docker"));
                var commands = Files.walk(Path.of("src", "main", "java", "org", "mentorship", "api", "cli"))) {
            return Stream.of(docs, docker, commands, Stream.of(ProjectFiles.ROOT.resolve("README.md")))
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        }
    }

    @Test
    @DisplayName("write it to a file before anything is put under it")
    void written() throws IOException {
        assertThat("MENTORSHIP_NEW_KEK=$(openssl rand -base64 32) ./mentorship rotate-keys")
                .matches(LOST_AT_ONCE);
        assertThat(texts())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file).lines())
                        .as("%s", file)
                        .noneMatch(LOST_AT_ONCE));
        assertThat(ProjectFiles.ROOT.resolve("docs/operations.md"))
                .content()
                .contains("(umask 077; openssl rand -base64 32 > new-kek)", "MENTORSHIP_NEW_KEK=$(cat new-kek)");
    }
}
