package org.mentorship.api.deployment;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** The settings that the code binds, each as the environment variable that gives it. */
final class BoundSettings {

    /** Read from the environment itself, so that it is in no list of settings. */
    private static final String KEY_ENCRYPTION_KEY = "MENTORSHIP_KEK";

    private BoundSettings() {}

    /** Those of our records of properties. */
    static Set<String> ours() {
        var bound = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.mentorship").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> settings(prefix(type), type));
        return Stream.concat(bound, Stream.of(KEY_ENCRYPTION_KEY)).collect(Collectors.toSet());
    }

    /** Those that the libraries on the class path describe. */
    static Set<String> ofLibraries() {
        try {
            var descriptions = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/spring-configuration-metadata.json");
            return Arrays.stream(descriptions)
                    .map(description -> {
                        try (var content = description.getInputStream()) {
                            return JsonMapper.shared().readTree(content);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .flatMap(description -> description.at("/properties").valueStream())
                    .map(property -> variable(property.at("/name").asString()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variable that gives a setting: in capitals, its dots as underscores, its dashes left out. */
    static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String prefix(Class<?> properties) {
        return properties.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Stream<String> settings(String prefix, Class<?> properties) {
        return Arrays.stream(properties.getRecordComponents()).flatMap(component -> settings(prefix, component));
    }

    private static Stream<String> settings(String prefix, RecordComponent component) {
        var setting = prefix + "." + component.getName();
        return component.getType().isRecord() ? settings(setting, component.getType()) : Stream.of(variable(setting));
    }
}
