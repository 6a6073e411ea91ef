package org.mentorship.api.graphql.kit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's own files, wherever the tests are started. */
public final class ProjectFiles {

    /** The folder that the project is in. */
    public static final Path ROOT = root(Path.of("").toAbsolutePath());

    private ProjectFiles() {}

    private static Path root(Path folder) {
        if (Files.exists(folder.resolve(".editorconfig"))) {
            return folder;
        }
        var parent = folder.getParent();
        if (parent == null) {
            throw new IllegalStateException("The tests were not started inside the project");
        }
        return root(parent);
    }
}
