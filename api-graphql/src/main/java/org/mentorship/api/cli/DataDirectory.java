package org.mentorship.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data}, shared by the commands that look into the data directory. */
public final class DataDirectory {

    /** The environment variable by which the launcher script says where the project is. */
    static final String HOME = "MENTORSHIP_HOME";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data directory; a folder of the project if not given: data, data-demo or data-simulated.")
    private @Nullable Path given;

    private final String standard;

    public DataDirectory() {
        this("data");
    }

    /** @param standard the folder of the project that is meant if none is given */
    DataDirectory(String standard) {
        this.standard = standard;
    }

    /** The directory, as an absolute path; it may not exist yet. */
    public Path path() {
        return Optional.ofNullable(given)
                .orElseGet(this::standard)
                .toAbsolutePath()
                .normalize();
    }

    private Path standard() {
        return Path.of(Optional.ofNullable(System.getenv(HOME)).orElse("."), standard);
    }
}
