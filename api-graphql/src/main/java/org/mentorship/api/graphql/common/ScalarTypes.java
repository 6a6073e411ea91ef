package org.mentorship.api.graphql.common;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The scalars of the schema, from graphql-java-extended-scalars. */
@Component
final class ScalarTypes implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.scalar(named("DateTime", new Instants()))
                .scalar(named("LocalDate", new Days()))
                .scalar(named("Long", new Longs()))
                .scalar(named("Duration", ExtendedScalars.AccurateDuration.getCoercing()));
    }

    private static GraphQLScalarType named(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    /**
     * The library's DateTime, for instants: with any offset on the way in, in UTC on the way out. Years have four digits, as
     * in RFC 3339: stores count milliseconds, and others would be beyond what they can count.
     */
    private static final class Instants implements Coercing<Instant, String> {

        private static final Coercing<?, ?> OFFSET = ExtendedScalars.DateTime.getCoercing();
        private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
        private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
        private static final String FOUR_DIGITS = "The year must be one of 0000 to 9999, in UTC.";

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            var value = result instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : result;
            return String.valueOf(OFFSET.serialize(value, context, locale));
        }

        @Override
        public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
            return instant(OFFSET.parseValue(input, context, locale))
                    .orElseThrow(() -> new CoercingParseValueException(FOUR_DIGITS));
        }

        @Override
        public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return instant(OFFSET.parseLiteral(input, variables, context, locale))
                    .orElseThrow(() -> new CoercingParseLiteralException(FOUR_DIGITS));
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(serialize(input, context, locale));
        }

        private static Optional<Instant> instant(Object value) {
            var instant = ((OffsetDateTime) value).toInstant();
            return Optional.of(instant).filter(_ -> !instant.isBefore(FIRST) && instant.isBefore(END));
        }
    }

    /** The library's Date, but for days that no calendar has: it would take 30 February for the 28th. */
    private static final class Days implements Coercing<LocalDate, String> {

        private static final Coercing<?, ?> DATE = ExtendedScalars.Date.getCoercing();

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return String.valueOf(DATE.serialize(result, context, locale));
        }

        @Override
        public LocalDate parseValue(Object input, GraphQLContext context, Locale locale) {
            var day = (LocalDate) DATE.parseValue(input, context, locale);
            if (!day.toString().equals(input.toString())) {
                throw new CoercingParseValueException("There is no day " + input + ".");
            }
            return day;
        }

        @Override
        public LocalDate parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            var day = (LocalDate) DATE.parseLiteral(input, variables, context, locale);
            if (!(input instanceof StringValue text) || !day.toString().equals(text.getValue())) {
                throw new CoercingParseLiteralException("There is no such day.");
            }
            return day;
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(serialize(input, context, locale));
        }
    }

    /** The library's Long, but for texts that take long to make numbers of, or are other numbers in variables than in documents. */
    private static final class Longs implements Coercing<Long, Long> {

        private static final Coercing<?, ?> LONG = ExtendedScalars.GraphQLLong.getCoercing();
        private static final Pattern TEXT = Pattern.compile("-?[0-9]{1,19}");
        private static final String DIGITS = "A Long as a text has at most 19 digits and nothing else but a sign.";

        @Override
        public Long serialize(Object result, GraphQLContext context, Locale locale) {
            return (Long) Objects.requireNonNull(LONG.serialize(result, context, locale));
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text && !isShort(text)) {
                throw new CoercingParseValueException(DIGITS);
            }
            return (Long) Objects.requireNonNull(LONG.parseValue(input, context, locale));
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text && !isShort(text.getValue())) {
                throw new CoercingParseLiteralException(DIGITS);
            }
            return (Long) Objects.requireNonNull(LONG.parseLiteral(input, variables, context, locale));
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return LONG.valueToLiteral(input, context, locale);
        }

        private static boolean isShort(@Nullable String text) {
            return text != null && TEXT.matcher(text).matches();
        }
    }
}
