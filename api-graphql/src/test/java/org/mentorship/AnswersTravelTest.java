package org.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.stored.EventJson;
import org.mentorship.query.contract.Query;

@DisplayName("The answer to a question can go from one process to another")
class AnswersTravelTest {

    private static final ObjectMapper JSON = EventJson.mapper();

    static Stream<Class<?>> questions() {
        return new ClassFileImporter()
                .importPackages("org.mentorship.query.contract").stream()
                        .filter(type -> type.isAssignableTo(Query.class) && !type.isInterface())
                        .map(type -> (Class<?>) type.reflect());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    @DisplayName("as JSON, whose keys are texts or numbers")
    void json(Class<?> question) {
        assertThat(JSON.canSerialize(question)).isTrue();
        assertThat(JSON.canDeserialize(JSON.constructType(question))).isTrue();
        for (var type : question.getGenericInterfaces()) {
            if (type instanceof ParameterizedType of && of.getRawType() == Query.class) {
                check(JSON.constructType(of.getActualTypeArguments()[0]), new HashSet<>());
            }
        }
    }

    private static void check(JavaType type, Set<JavaType> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isMapLikeType()) {
            assertThat(type.getKeyType().getRawClass()).as("keys of " + type).matches(AnswersTravelTest::isPlain);
        }
        for (var i = 0; i < type.containedTypeCount(); i++) {
            check(type.containedType(i), seen);
        }
        if (type.getRawClass().isRecord()) {
            Stream.of(type.getRawClass().getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .filter(AnswersTravelTest::isOfOurs)
                    .forEach(component -> check(JSON.constructType(component), seen));
        }
    }

    private static boolean isPlain(Class<?> key) {
        return key == String.class || key == Long.class || key == Integer.class || key.isEnum();
    }

    private static boolean isOfOurs(Type component) {
        return component.getTypeName().contains("org.mentorship")
                || component.getTypeName().contains("Map<");
    }
}
