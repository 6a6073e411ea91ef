package org.mentorship.api.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphqlErrorBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The message of an error")
class TopLevelErrorsTest {

    private static String told(String message) {
        var error = GraphqlErrorBuilder.newError().message("%s", message).build();
        return TopLevelErrors.withCode(error, FailureCode.BAD_REQUEST).getMessage();
    }

    @ParameterizedTest
    @ValueSource(ints = {998, 999, 1_000, 1_001})
    @DisplayName("is cut where it repeats a long value, and not within a character")
    void cut(int before) {
        var told = told("x".repeat(before) + "\uD83D\uDE00" + "y".repeat(1_000));
        assertThat(told).hasSizeBetween(1_000, 1_001).endsWith("…");
        assertThat(new String(told.getBytes(UTF_8), UTF_8)).isEqualTo(told);
    }
}
