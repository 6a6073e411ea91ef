package org.mentorship.api.deployment;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
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

    /** What constants are called that name a setting, or a variable, which the code looks up by itself. */
    private static final Set<String> CONSTANTS = Set.of("SETTING", "VARIABLE");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.mentorship");

    private BoundSettings() {}

    /** Those of our records of properties, and those that a constant names. */
    static Set<String> ours() {
        var bound = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .map(JavaClass::reflect)
                .flatMap(type -> settings(prefix(type), type));
        var lookedUp = CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> CONSTANTS.contains(field.getName()))
                .map(field -> variable(constant(field.reflect())));
        return Stream.concat(bound, lookedUp).collect(Collectors.toSet());
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

    private static String constant(Field field) {
        try {
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
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
