package org.mentorship.contract.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Codes inside stored events are for ever as well: {@code events/codes.txt} only grows. */
@DisplayName("A code in stored events")
class StoredCodesTest {

    @Test
    @DisplayName("keeps its name, and a new one is written down")
    void frozen() throws IOException {
        assertThat(String.join("\n", codes())).isEqualTo(String.join("\n", frozenCodes()));
    }

    private static List<String> frozenCodes() throws IOException {
        try (var stream = StoredCodesTest.class.getResourceAsStream("/events/codes.txt")) {
            if (stream == null) {
                throw new AssertionError("There is no src/test/resources/events/codes.txt");
            }
            return new String(stream.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static SortedSet<String> codes() {
        return EventTypes.all().values().stream()
                .flatMap(StoredCodesTest::enumsIn)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()).map(code -> type.getSimpleName() + "." + code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> enumsIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(StoredCodesTest::enumsIn);
        }
        var kind = (Class<?>) type;
        if (kind.isRecord()) {
            return Arrays.stream(kind.getRecordComponents()).flatMap(component -> enumsIn(component.getGenericType()));
        }
        return kind.isEnum() ? Stream.of(kind) : Stream.empty();
    }
}
