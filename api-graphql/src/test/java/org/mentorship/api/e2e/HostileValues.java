package org.mentorship.api.e2e;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Operations that fit the schema, or nearly, with values that nobody would send who means well. */
final class HostileValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "\uDC00\uD800",
            "x\uD83D",
            "\u202E\u200F\uFEFF",
            "\uFFFF\uFFFE",
            "e\u0301".repeat(500),
            "👩‍👩‍👧‍👦".repeat(100),
            "x".repeat(5_000),
            "\n\r\t\u000B\u0085\u2028",
            "'; DROP TABLE events; --",
            "{\"$gt\": \"\"}",
            "${jndi:ldap://127.0.0.1/a}",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "%00%0a%0d",
            "enc:v1:par_x:evt:AAAA",
            "[erased]",
            "null",
            "NaN");

    private static final List<String> IDS = List.of(
            "par_",
            "mnt_",
            "prg_",
            "enr_",
            "par_\u0000",
            "mnt_\uD800",
            "prg_" + "9".repeat(25),
            "par_" + "x".repeat(3_000),
            "mnt_../..",
            "-1",
            "0");

    private static final List<String> TIMES = List.of(
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "2026-02-30T10:00:00Z",
            "9999-12-31T23:59:59.999999999+18:00",
            "2026-01-05T10:00:00+99:99",
            "0001-01-01T00:00:00Z",
            "2026-01-05",
            "+999999999-12-31",
            "P106751991167300DT1H",
            "PT-1S",
            "PT9223372036854775807S");

    private static final List<Object> NUMBERS = List.of(
            0,
            -1,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            new BigInteger("9".repeat(60)),
            new BigDecimal("1e400"),
            new BigDecimal("1e-400"),
            0.1,
            -0.0);

    private final TypeDefinitionRegistry schema;
    private final Random random;
    private final Map<String, List<String>> known;

    /** @param known ids that there are, by the beginning of the names of arguments that take them */
    HostileValues(String schema, Random random, Map<String, List<String>> known) {
        this.schema = new SchemaParser().parse(schema);
        this.random = random;
        this.known = known;
    }

    /** An operation and its variables, as the body of a request. */
    record Operation(String query, Map<String, Object> variables) {}

    List<FieldDefinition> fields(String root) {
        return Objects.requireNonNull(schema.getTypeOrNull(root, ObjectTypeDefinition.class))
                .getFieldDefinitions();
    }

    /** One field of Query or Mutation, its arguments given as variables. */
    Operation operation(String root, FieldDefinition field) {
        var arguments = field.getInputValueDefinitions();
        var variables = new HashMap<String, Object>();
        for (var argument : arguments) {
            var value = value(argument.getName(), argument.getType(), 0);
            if (value != null || random.nextInt(20) == 0) {
                variables.put(argument.getName(), value);
            }
        }
        var declared = arguments.stream()
                .map(argument -> "$" + argument.getName() + ": " + text(argument.getType()))
                .collect(Collectors.joining(", ", "(", ")"));
        var passed = arguments.stream()
                .map(argument -> argument.getName() + ": $" + argument.getName())
                .collect(Collectors.joining(", ", "(", ")"));
        var selection =
                schema.getTypeOrNull(name(field.getType()), ObjectTypeDefinition.class) == null ? "" : "{ __typename }";
        return new Operation(
                root.toLowerCase(Locale.ROOT)
                        + (arguments.isEmpty() ? "" : declared)
                        + " { " + field.getName() + (arguments.isEmpty() ? " " : passed + " ") + selection + " }",
                variables);
    }

    private @Nullable Object value(String name, Type<?> type, int depth) {
        return switch (type) {
            case NonNullType required -> {
                var value = value(name, required.getType(), depth);
                yield value == null && random.nextInt(30) != 0 ? hostile(name, "String") : value;
            }
            case ListType list ->
                random.nextInt(12) == 0
                        ? wrong()
                        : IntStream.range(0, random.nextInt(random.nextInt(15) == 0 ? 120 : 4))
                                .mapToObj(_ -> value(name, list.getType(), depth + 1))
                                .collect(Collectors.toCollection(ArrayList::new));
            case TypeName named -> named(name, named.getName(), depth);
            default -> null;
        };
    }

    private @Nullable Object named(String name, String type, int depth) {
        if (random.nextInt(40) == 0) {
            return wrong();
        }
        var input = schema.getTypeOrNull(type, InputObjectTypeDefinition.class);
        if (input != null) {
            var object = new LinkedHashMap<String, Object>();
            for (InputValueDefinition field : input.getInputValueDefinitions()) {
                if (field.getType() instanceof NonNullType || random.nextInt(3) == 0) {
                    object.put(field.getName(), value(field.getName(), field.getType(), depth + 1));
                }
            }
            return object;
        }
        var values = schema.getTypeOrNull(type, EnumTypeDefinition.class);
        if (values != null && random.nextInt(10) != 0) {
            var all = values.getEnumValueDefinitions();
            return all.get(random.nextInt(all.size())).getName();
        }
        return hostile(name, type);
    }

    private Object hostile(String name, String type) {
        return switch (type) {
            case "ID" -> random.nextInt(4) == 0 ? pick(IDS) : id(name);
            case "DateTime", "LocalDate", "Duration" -> pick(TIMES);
            case "Int", "Long", "Float" -> random.nextInt(2) == 0 ? random.nextInt(-2, 60) : pick(NUMBERS);
            case "Boolean" -> random.nextBoolean();
            default -> pick(TEXTS);
        };
    }

    private String id(String name) {
        return known.entrySet().stream()
                .filter(ids -> name.toLowerCase(Locale.ROOT).startsWith(ids.getKey()))
                .findFirst()
                .map(ids -> pick(ids.getValue()))
                .orElseGet(() -> pick(IDS));
    }

    /** Of no type that is asked for. */
    private @Nullable Object wrong() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(List.of(List.of()));
            case 1 -> Map.of("", Map.of("$ne", 1));
            case 2 -> pick(NUMBERS);
            case 3 -> pick(TEXTS);
            default -> null;
        };
    }

    /** A body that is no request: bytes, JSON of any shape, and what comes in between. */
    byte[] body() {
        var text = switch (random.nextInt(9)) {
            case 0 -> "[".repeat(random.nextInt(1, 60_000));
            case 1 -> "{\"query\":".repeat(random.nextInt(1, 20_000));
            case 2 ->
                "{\"query\":\"{ __typename }\",\"variables\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}";
            case 3 -> "{\"query\":\"" + "{ a ".repeat(random.nextInt(1, 3_000)) + "\"}";
            case 4 -> "{\"query\":\"{ __typename }\",\"variables\":{\"n\":1e" + random.nextInt(1, 99_999_999) + "}}";
            case 5 -> "{\"query\":\"{ __typename #\\ud800\\u0000 }\",\"operationName\":\"\\udc00\"}";
            case 6 -> "{\"query\":\"{ __typename }\",\"query\":\"{ __typename }\"}";
            case 7 -> "{\"query\":\"query(" + "$v: Int,".repeat(random.nextInt(1, 400)) + ") { __typename }\"}";
            default -> "{\"query\":\"" + fragments() + "\"}";
        };
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Fragments that hold each other, each twice: they unfold to as many fields as there are atoms in a stone. */
    private String fragments() {
        var count = random.nextInt(2, 60);
        return IntStream.range(0, count)
                .mapToObj(i -> "fragment f%d on Query { ...f%d ...f%d }"
                        .formatted(i, (i + 1) % (count + 1), (i + 1) % (count + 1)))
                .collect(Collectors.joining(" ", "{ ...f0 } ", " fragment f" + count + " on Query { __typename }"));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String text(Type<?> type) {
        return switch (type) {
            case NonNullType required -> text(required.getType()) + "!";
            case ListType list -> "[" + text(list.getType()) + "]";
            case TypeName named -> named.getName();
            default -> throw new IllegalStateException("No such type");
        };
    }

    private static String name(Type<?> type) {
        return switch (type) {
            case NonNullType required -> name(required.getType());
            case ListType list -> name(list.getType());
            case TypeName named -> named.getName();
            default -> throw new IllegalStateException("No such type");
        };
    }
}
