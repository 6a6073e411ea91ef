package org.mentorship.api.graphql.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.data.ArgumentValue;

@DisplayName("The canonical form of an input")
class CanonicalInputTest {

    record Sample(
            @Nullable List<String> skills,
            ArgumentValue<String> industry,
            @Nullable String commandId) implements CommandInput {}

    private static String skills(String... skills) {
        return CanonicalInput.of(new Sample(List.of(skills), ArgumentValue.omitted(), "c-1"));
    }

    private static String industry(ArgumentValue<String> industry) {
        return CanonicalInput.of(new Sample(null, industry, "c-1"));
    }

    @Test
    @DisplayName("tells two entries of a list from one with a comma")
    void lists() {
        assertThat(skills("java", "sql")).isNotEqualTo(skills("java, sql"));
        assertThat(skills()).isNotEqualTo(skills(""));
    }

    @Test
    @DisplayName("tells what is emptied from what is left alone, and from a text that says null")
    void emptied() {
        assertThat(industry(ArgumentValue.omitted())).isEqualTo("{\"commandId\":\"c-1\"}");
        assertThat(industry(ArgumentValue.ofNullable(null))).isEqualTo("{\"commandId\":\"c-1\",\"industry\":null}");
        assertThat(industry(ArgumentValue.ofNullable("null")))
                .isEqualTo("{\"commandId\":\"c-1\",\"industry\":\"null\"}");
    }

    @Test
    @DisplayName("is the same for the same content")
    void same() {
        assertThat(skills("java", "sql")).isEqualTo(skills("java", "sql"));
    }
}
