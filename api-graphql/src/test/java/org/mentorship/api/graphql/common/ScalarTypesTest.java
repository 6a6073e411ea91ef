package org.mentorship.api.graphql.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A scalar")
class ScalarTypesTest {

    private final Coercing<?, ?> instants = scalar("DateTime");
    private final Coercing<?, ?> longs = scalar("Long");

    private static Coercing<?, ?> scalar(String name) {
        var wiring = RuntimeWiring.newRuntimeWiring();
        new ScalarTypes().configure(wiring);
        return Objects.requireNonNull(wiring.build().getScalars().get(name)).getCoercing();
    }

    private Object parsed(String text) {
        return Objects.requireNonNull(instants.parseValue(text, GraphQLContext.getDefault(), Locale.ROOT));
    }

    @Test
    @DisplayName("that is an instant has a year of four digits")
    void years() {
        assertThat(parsed("0000-01-01T00:00:00Z")).isEqualTo(Instant.parse("0000-01-01T00:00:00Z"));
        assertThat(parsed("9999-12-31T23:59:59.999Z")).isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59.999999999Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "0000-01-01T00:00:00+01:00"
            })
    @DisplayName("that is an instant is refused beyond those, where nothing could count it")
    void beyond(String text) {
        assertThatThrownBy(() -> parsed(text)).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> instants.parseLiteral(
                        StringValue.of(text),
                        CoercedVariables.emptyVariables(),
                        GraphQLContext.getDefault(),
                        Locale.ROOT))
                .isInstanceOf(CoercingParseLiteralException.class);
    }

    private @Nullable Object asVariable(Object value) {
        return longs.parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
    }

    private @Nullable Object asLiteral(String text) {
        return longs.parseLiteral(
                StringValue.of(text), CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -7, Long.MIN_VALUE, Long.MAX_VALUE})
    @DisplayName("that is a Long is taken as a number and as a text, from variables and documents")
    void longs(long number) {
        assertThat(asVariable(number)).isEqualTo(number);
        assertThat(asVariable(String.valueOf(number))).isEqualTo(number);
        assertThat(asLiteral(String.valueOf(number))).isEqualTo(number);
    }

    private static Stream<String> otherTexts() {
        return Stream.of(
                "0".repeat(255_000) + "7",
                "00000000000000000007",
                "9223372036854775808",
                "0e999999999",
                "0e-999999999",
                "7.0",
                "+7",
                "\u0667",
                " 7",
                "7\n",
                "-",
                "");
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    @DisplayName(
            "that is a Long is no text of more than 19 digits, which would take long to read, nor of anything else")
    void otherLongs(String text) {
        assertThatThrownBy(() -> asVariable(text)).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> asLiteral(text)).isInstanceOf(CoercingParseLiteralException.class);
    }
}
