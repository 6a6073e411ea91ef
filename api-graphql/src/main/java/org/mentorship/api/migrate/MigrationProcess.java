package org.mentorship.api.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.mentorship.contract.migration.Migration;
import org.mentorship.contract.migration.MigrationReport;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A migration with its settings, which are those of a process of the cluster. */
public final class MigrationProcess {

    private MigrationProcess() {}

    /**
     * Does something with the migration.
     *
     * @param settings further ones, each {@code name=value}; they go before those of the environment
     * @throws RuntimeException with a {@link org.mentorship.contract.migration.MigrationFailure} or a
     *     {@link org.mentorship.contract.StartupFailure} somewhere among its causes, if it cannot be done
     */
    public static MigrationReport with(
            Path data, List<String> settings, boolean verbose, Function<Migration, MigrationReport> work) {
        var arguments = new ArrayList<>(List.of("--" + Migration.SETTING + "=true", "--mentorship.data=" + data));
        settings.forEach(setting -> arguments.add("--" + setting));
        arguments.addAll(verbose ? List.of("--logging.level.root=INFO") : QUIET);
        try (var context = new SpringApplicationBuilder(MigrationContext.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new))) {
            try {
                return work.apply(context.getBean(Migration.class));
            } finally {
                context.getBean(AxonServerConnectionManager.class).shutdown();
            }
        }
    }

    /** What they say about a server that is away, the command says itself. */
    private static final List<String> QUIET =
            List.of("--logging.level.io.axoniq=OFF", "--logging.level.org.axonframework=ERROR");
}
