package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.Documents;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * Reads every field of every type with every role, from each field of Query by the shortest way to the type, and compares what is shown with
 * the table of {@code docs/access-fields.md}.
 */
@SliceTest
@DisplayName("Every field")
class EveryFieldTest {

    private static final String TABLE = "docs/access-fields.md";

    private final GraphQLSchema schema;
    private final ExecutionGraphQlService service;
    private final ScriptedCommandSide commandSide;
    private final ScriptedReadSide readSide;

    EveryFieldTest(
            GraphQlSource source,
            ExecutionGraphQlService service,
            ScriptedCommandSide commandSide,
            ScriptedReadSide readSide) {
        this.schema = source.schema();
        this.service = service;
        this.commandSide = commandSide;
        this.readSide = readSide;
    }

    private enum Column {
        PARTICIPANT(GraphQlSlice.participant(Samples.MENTEE)),
        COORDINATOR(GraphQlSlice.staff(ActorRole.COORDINATOR)),
        ADMIN(GraphQlSlice.staff(ActorRole.ADMIN)),
        AUDITOR(GraphQlSlice.staff(ActorRole.AUDITOR)),
        EVALUATOR(GraphQlSlice.staff(ActorRole.EVALUATOR));

        private final Caller caller;

        Column(Caller caller) {
            this.caller = caller;
        }
    }

    @BeforeEach
    void samples() {
        commandSide.reset();
        readSide.reset();
        Samples.fill(readSide);
        Samples.addSeldom(readSide);
    }

    @Test
    @DisplayName("is shown to whom the table says, and to nobody else")
    void table() throws IOException {
        var rows = Files.readAllLines(ProjectFiles.ROOT.resolve(TABLE)).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows).containsExactlyElementsOf(found());
    }

    /** What the samples lack: who is erased has no texts. */
    private static final Set<String> EMPTY = Set.of("Participant.erasedAt");

    @Test
    @DisplayName("is in the samples, so that what is withheld would be seen")
    void samplesAreFull() {
        assertThat(found())
                .filteredOn(row -> row.contains("| empty |"))
                .extracting(row -> row.substring(row.indexOf('`') + 1, row.lastIndexOf('`')))
                .containsExactlyInAnyOrderElementsOf(EMPTY);
    }

    @Test
    @DisplayName("names nobody to evaluators by an id that others know them by, whichever way leads to it")
    void unnamed() {
        assertThat(ways())
                .allSatisfy(way -> assertThat(
                                shown(way, Column.EVALUATOR.caller).values())
                        .flatExtracting(Shown::values)
                        .noneMatch(value -> value.startsWith("par_") || value.startsWith("enr_")));
    }

    @Test
    @DisplayName("of a payload is its version, its errors, ids of what was made, or an object that has its own rows")
    void payloads() {
        for (var mutation : schema.getMutationType().getFieldDefinitions()) {
            var payload = (GraphQLObjectType) target(mutation);
            assertThat(payload.getFieldDefinitions())
                    .allSatisfy(field -> assertThat(isOfPayloads(field))
                            .as(payload.getName() + "." + field.getName())
                            .isTrue());
        }
        assertThat(schema.getObjectType("UserError").getFieldDefinitions())
                .extracting(GraphQLFieldDefinition::getName)
                .containsExactlyInAnyOrder("code", "message", "field");
    }

    private static boolean isOfPayloads(GraphQLFieldDefinition field) {
        return switch (target(field).getName()) {
            case "Program", "Participant", "Enrollment", "Mentorship", "UserError" -> true;
            case "ID" -> field.getName().matches("[a-z][A-Za-z]*Ids?");
            case "Long" -> field.getName().equals("version");
            default -> false;
        };
    }

    /** One way from a field of Query to a type. */
    private record Way(List<GraphQLFieldDefinition> path, GraphQLObjectType to) {}

    /**
     * What somebody is shown of a field at the end of a way.
     *
     * @param count values for each object
     * @param values what they are; empty of fields that are objects, which have rows of their own
     */
    private record Shown(double count, Set<String> values) {

        private static final Shown NOTHING = new Shown(0, Set.of());

        private static double most(Map<Column, Shown> way) {
            return way.values().stream().mapToDouble(Shown::count).max().orElseThrow();
        }

        private boolean isOther(Shown than) {
            return !values.isEmpty() && !than.values.isEmpty() && Collections.disjoint(values, than.values);
        }
    }

    /** The rows, in the order of the alphabet. */
    private List<String> found() {
        var seen = new TreeMap<String, List<Map<Column, Shown>>>();
        for (var way : ways()) {
            var byField = new LinkedHashMap<String, Map<Column, Shown>>();
            for (var column : Column.values()) {
                shown(way, column.caller)
                        .forEach((field, shown) -> byField.computeIfAbsent(
                                        way.to().getName() + "." + field, _ -> new EnumMap<>(Column.class))
                                .put(column, shown));
            }
            byField.forEach((field, shown) ->
                    seen.computeIfAbsent(field, _ -> new ArrayList<>()).add(shown));
        }
        return seen.entrySet().stream()
                .map(field -> Stream.of(Column.values())
                        .map(column -> isVeiled(column, field.getKey(), field.getValue())
                                ? "veiled"
                                : word(column, field.getValue()))
                        .collect(Collectors.joining(" | ", "| `" + field.getKey() + "` | ", " |")))
                .toList();
    }

    /** Whether evaluators are shown something, and nothing of what administrators are; but of what is about themselves. */
    private static boolean isVeiled(Column column, String field, List<Map<Column, Shown>> ways) {
        return column == Column.EVALUATOR
                && !field.startsWith("Viewer.")
                && ways.stream()
                        .anyMatch(way -> way.getOrDefault(column, Shown.NOTHING)
                                .isOther(way.getOrDefault(Column.ADMIN, Shown.NOTHING)));
    }

    /** @param ways what of the field each was shown; who did not come is not there */
    private static String word(Column column, List<Map<Column, Shown>> ways) {
        if (ways.stream().allMatch(way -> Shown.most(way) == 0)) {
            return "empty";
        }
        var come = ways.stream().filter(way -> way.containsKey(column)).toList();
        if (come.isEmpty()) {
            return "–";
        }
        var shown = come.stream()
                .mapToDouble(way -> way.getOrDefault(column, Shown.NOTHING).count())
                .sum();
        var most = come.stream().mapToDouble(Shown::most).sum();
        return shown == 0 ? "withheld" : shown == most ? "shown" : "some";
    }

    /** From each field of Query the shortest way to each type. */
    private List<Way> ways() {
        return schema.getQueryType().getFieldDefinitions().stream()
                .flatMap(root -> ways(root).stream())
                .toList();
    }

    private static List<Way> ways(GraphQLFieldDefinition root) {
        var found = new ArrayList<Way>();
        var known = new HashSet<String>();
        var open = new ArrayDeque<List<GraphQLFieldDefinition>>();
        open.add(List.of(root));
        while (!open.isEmpty()) {
            var path = open.remove();
            if (target(path.getLast()) instanceof GraphQLObjectType type && known.add(type.getName())) {
                found.add(new Way(path, type));
                type.getFieldDefinitions()
                        .forEach(field -> open.add(
                                Stream.concat(path.stream(), Stream.of(field)).toList()));
            }
        }
        return found;
    }

    private static GraphQLUnmodifiedType target(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType());
    }

    /** What a caller is shown of each field at the end of a way; empty if they do not come there. */
    private Map<String, Shown> shown(Way way, Caller caller) {
        var fields = way.to().getFieldDefinitions();
        var selection =
                fields.stream().map(EveryFieldTest::asked).collect(Collectors.joining(" ", "{ __typename ", " }"));
        var document = Documents.along(schema.getQueryType(), way.path(), selection);
        var objects = List.of(GraphQlSlice.shown(service, caller, document, "r"));
        for (var step : way.path()) {
            objects = objects.stream()
                    .flatMap(object -> inside(object, step.getName()))
                    .toList();
        }
        var found = new LinkedHashMap<String, Shown>();
        for (var field : fields) {
            var values = objects.stream()
                    .flatMap(object -> values(((Map<?, ?>) object).get(field.getName())))
                    .toList();
            if (!objects.isEmpty()) {
                found.put(
                        field.getName(),
                        new Shown(
                                values.size() / (double) objects.size(),
                                values.stream()
                                        .filter(value -> !(value instanceof Map<?, ?>))
                                        .map(String::valueOf)
                                        .collect(Collectors.toSet())));
            }
        }
        return found;
    }

    private static String asked(GraphQLFieldDefinition field) {
        return !(target(field) instanceof GraphQLObjectType object)
                ? field.getName()
                : field.getName()
                        + (object.getFieldDefinition("nodes") == null
                                ? " { __typename }"
                                : " { nodes { __typename } }");
    }

    private static Stream<Object> inside(Object object, String field) {
        return switch (((Map<?, ?>) object).get(field)) {
            case null -> Stream.of();
            case List<?> list -> list.stream().map(Object.class::cast);
            case Object one -> Stream.of(one);
        };
    }

    private static Stream<Object> values(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.of();
            case String text when text.equals("[withheld]") -> Stream.of();
            case List<?> list -> list.stream().flatMap(EveryFieldTest::values);
            case Map<?, ?> page when page.containsKey("nodes") -> values(page.get("nodes"));
            default -> Stream.of(value);
        };
    }
}
