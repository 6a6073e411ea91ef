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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An instant")
class ScalarTypesTest {

    private final Coercing<?, ?> instants = instants();

    private static Coercing<?, ?> instants() {
        var wiring = RuntimeWiring.newRuntimeWiring();
        new ScalarTypes().configure(wiring);
        return Objects.requireNonNull(wiring.build().getScalars().get("DateTime"))
                .getCoercing();
    }

    private Object parsed(String text) {
        return Objects.requireNonNull(instants.parseValue(text, GraphQLContext.getDefault(), Locale.ROOT));
    }

    @Test
    @DisplayName("has a year of four digits")
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
    @DisplayName("is refused beyond those, where nothing could count it")
    void beyond(String text) {
        assertThatThrownBy(() -> parsed(text)).isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> instants.parseLiteral(
                        StringValue.of(text),
                        CoercedVariables.emptyVariables(),
                        GraphQLContext.getDefault(),
                        Locale.ROOT))
                .isInstanceOf(CoercingParseLiteralException.class);
    }
}
