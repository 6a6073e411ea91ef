package org.mentorship.api.bench;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * The baseline of the start-up: an application of Spring Boot's web and GraphQL starters with a schema of one field, and
 * nothing else of what is on the class path. It prints {@link #UP} when it takes requests.
 */
@EnableAutoConfiguration // and no stereotype, or the service's scan would find it
public final class EmptyApplication {

    static final String UP = "The empty application is up";

    private EmptyApplication() {}

    public static void main(String... arguments) {
        var application = new SpringApplication(EmptyApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "logging.level.root", "WARN",
                "spring.graphql.schema.locations", "classpath:bench/",
                "spring.autoconfigure.exclude", neitherWebNorGraphQl()));
        // The service's own application.yaml lies at the usual place.
        application.run("--spring.config.name=empty-application");
        System.out.println(UP);
    }

    private static String neitherWebNorGraphQl() {
        return ImportCandidates.load(AutoConfiguration.class, EmptyApplication.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith("org.mentorship.")
                        || name.contains(".security.")
                        || name.contains(".actuate.")
                        || name.contains(".health.")
                        || name.contains(".micrometer."))
                .collect(Collectors.joining(","));
    }
}
