package org.mentorship.api.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files in the folder docker. */
final class DeploymentFiles {

    static final Path FOLDER = ProjectFiles.ROOT.resolve("docker");

    private static final JsonMapper JSON = JsonMapper.shared();

    private DeploymentFiles() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        return JSON.readTree(text(name));
    }

    /** The documents of a YAML file, its anchors and merges resolved. */
    static List<JsonNode> yaml(String name) {
        var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text(name));
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> JSON.<JsonNode>valueToTree(document))
                .toList();
    }

    /** The names of the files in a folder, sorted. */
    static List<String> names(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
