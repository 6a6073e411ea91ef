package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/**
 * Gives every argument of every field, and every input of every mutation that names something, what is of a programme of others, and compares
 * what comes of it with the table of {@code docs/access-arguments.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Every argument")
class EveryArgumentTest {

    private static final String TABLE = "docs/access-arguments.md";
    private static final Set<String> PEOPLE = Set.of(
            "participantId",
            "mentorId",
            "mentorIds",
            "menteeId",
            "menteeIds",
            "to",
            "ownerId",
            "attendeeIds",
            "absentIds",
            "exclusions");

    /** Everybody can see which programmes there are. */
    private static final Set<String> SEEN_BY_ALL = Set.of("programId", "coordinator");

    private @Nullable LocalService started;
    private Programme north = new Programme("", "", "", "", "");
    private Programme south = north;

    /** What arguments can name. */
    private record Named(String program, String person, String place, String mentorship, String subject) {

        static final Named UNKNOWN = new Named("prg_unknown", "par_unknown", "enr_unknown", "mnt_unknown", "unknown");

        static Named of(Programme programme, String coordinator) {
            var place =
                    Ids.enrollment(new ProgramId(programme.id()), new ParticipantId(programme.mentee()), Role.MENTEE);
            return new Named(programme.id(), programme.mentee(), place.value(), programme.mentorship(), coordinator);
        }

        /** The value for an argument; empty if it names none of these. */
        Optional<String> value(String field, String argument, GraphQLType type) {
            return ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type))
                            .getName()
                            .equals("ID")
                    ? value(field, argument)
                    : Optional.empty();
        }

        private Optional<String> value(String field, String argument) {
            return switch (argument) {
                case "id" ->
                    Optional.of(
                            switch (field) {
                                case "program" -> program;
                                case "participant" -> person;
                                case "enrollment" -> place;
                                default -> mentorship;
                            });
                case "programId" -> Optional.of(program);
                case "enrollmentId" -> Optional.of(place);
                case "mentorshipId" -> Optional.of(mentorship);
                case "coordinator", "actor" -> Optional.of(subject);
                default -> PEOPLE.contains(argument) ? Optional.of(person) : Optional.empty();
            };
        }
    }

    @BeforeAll
    void twoProgrammes(@TempDir Path data) {
        started = LocalService.start(data.resolve("service"));
        north = Programme.in(service(), "north");
        south = Programme.in(service(), "south");
        for (var member : List.of(north.mentor(), north.mentee())) {
            service()
                    .api()
                    .mutate(
                            service().token(member, ActorRole.PARTICIPANT),
                            "acceptMatch",
                            Map.of("mentorshipId", north.mentorship()))
                    .accepted();
        }
        service().settle();
    }

    @AfterAll
    void stop() {
        service().close();
    }

    private LocalService service() {
        return Objects.requireNonNull(started);
    }

    private GraphQLSchema schema() {
        return service().bean(GraphQlSource.class).schema();
    }

    private String token(ActorRole role) {
        return switch (role) {
            case PARTICIPANT -> service().token(north.mentee(), role);
            case COORDINATOR -> north.coordinator();
            default -> service().token(role.name(), role);
        };
    }

    private static List<String> rows(String root) throws IOException {
        return Files.readAllLines(ProjectFiles.ROOT.resolve(TABLE)).stream()
                .filter(line -> line.startsWith("| `" + root))
                .toList();
    }

    private static String row(String what, Stream<String> words) {
        return words.collect(Collectors.joining(" | ", "| `" + what + "` | ", " |"));
    }

    // Reading

    /**
     * One argument, or one field of one that is an input object.
     *
     * @param path from Query to the field that takes it
     * @param argument the field's own
     * @param name the same, or that of the field inside of it
     */
    private record Argument(List<GraphQLFieldDefinition> path, String argument, String name, GraphQLType type) {

        String field() {
            return path.getLast().getName();
        }

        @Override
        public String toString() {
            return (path.size() == 1 ? "Query." : "Mentorship.") + field() + "("
                    + (name.equals(argument) ? name : argument + "." + name) + ")";
        }
    }

    private static final List<ActorRole> READERS = List.of(
            ActorRole.PARTICIPANT, ActorRole.COORDINATOR, ActorRole.ADMIN, ActorRole.AUDITOR, ActorRole.EVALUATOR);

    private List<Argument> arguments() {
        var mentorship = schema().getQueryType().getFieldDefinition("mentorship");
        var paths = Stream.concat(
                schema().getQueryType().getFieldDefinitions().stream().map(List::of),
                schema().getObjectType("Mentorship").getFieldDefinitions().stream()
                        .map(field -> List.of(mentorship, field)));
        return paths.flatMap(path -> path.getLast().getArguments().stream().flatMap(argument -> {
                    var type = GraphQLTypeUtil.unwrapNonNull(argument.getType());
                    return type instanceof GraphQLInputObjectType object
                            ? object.getFieldDefinitions().stream()
                                    .map(field ->
                                            new Argument(path, argument.getName(), field.getName(), field.getType()))
                            : Stream.of(new Argument(path, argument.getName(), argument.getName(), type));
                }))
                .toList();
    }

    @Test
    @DisplayName("is where this test looks for it")
    void nowhereElse() {
        assertThat(schema().getAllTypesAsList().stream()
                        .filter(GraphQLObjectType.class::isInstance)
                        .map(GraphQLObjectType.class::cast)
                        .filter(type -> !type.getName().startsWith("__"))
                        .filter(type -> type.getFieldDefinitions().stream()
                                .anyMatch(field -> !field.getArguments().isEmpty())))
                .extracting(GraphQLObjectType::getName)
                .containsExactlyInAnyOrder("Query", "Mutation", "Subscription", "Mentorship");
    }

    @Test
    @DisplayName("of a field shows nobody more than they see without it, and what is hidden like what is not there")
    void reading() throws IOException {
        var found = new ArrayList<String>();
        for (var argument : arguments()) {
            found.add(row(argument.toString(), READERS.stream().map(role -> word(argument, role))));
        }
        assertThat(rows("Query"))
                .containsExactlyElementsOf(
                        found.stream().filter(row -> row.contains("`Query")).toList());
        assertThat(rows("Mentorship"))
                .containsExactlyElementsOf(found.stream()
                        .filter(row -> row.contains("`Mentorship"))
                        .toList());
    }

    private String word(Argument argument, ActorRole role) {
        var others = Named.of(south, "coordinator-south").value(argument.field(), argument.name(), argument.type());
        if (others.isEmpty()) {
            var answer = ask(argument, role, value(argument, argument.type()));
            assertThat(seen(ask(argument, role, null)))
                    .as("%s of %s", argument, role)
                    .containsAll(seen(answer));
            return answer.code().isEmpty() ? "taken" : answer.code();
        }
        var answer = ask(argument, role, others.get());
        if (!seen(answer).isEmpty()) {
            return "shown";
        }
        var unknown = ask(
                argument,
                role,
                Named.UNKNOWN
                        .value(argument.field(), argument.name(), argument.type())
                        .orElseThrow());
        assertThat(answer.answer().json().at("/data"))
                .as("%s of %s", argument, role)
                .isEqualTo(unknown.answer().json().at("/data"));
        assertThat(answer.code()).isEqualTo(unknown.code());
        return answer.code().isEmpty() ? "nothing" : answer.code();
    }

    private Api.Result ask(Argument argument, ActorRole role, @Nullable Object value) {
        var selection = selection(argument.path().getLast());
        for (var step : argument.path().reversed()) {
            var given = new LinkedHashMap<String, Object>();
            for (var one : step.getArguments()) {
                if (one.getName().equals("first")) {
                    given.put("first", 100);
                } else if (GraphQLTypeUtil.isNonNull(one.getType())) {
                    given.put(
                            one.getName(),
                            Named.of(north, "")
                                    .value(step.getName(), one.getName(), one.getType())
                                    .orElseThrow());
                }
            }
            if (step == argument.path().getLast() && value != null) {
                given.put(
                        argument.argument(),
                        argument.argument().equals(argument.name()) ? value : Map.of(argument.name(), value));
            }
            selection = "{ " + step.getName()
                    + (given.isEmpty() ? "" : literal(given).replaceAll("^\\{(.*)}$", "($1)")) + " " + selection + " }";
        }
        return new Api.Result(
                service().api().post(token(role), selection, Map.of()),
                argument.path().getFirst().getName());
    }

    private static String selection(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type
                ? type.getFieldDefinition("nodes") == null
                        ? "{ " + identity(type) + " }"
                        : "{ nodes { "
                                + identity((GraphQLObjectType) GraphQLTypeUtil.unwrapAll(
                                        type.getFieldDefinition("nodes").getType()))
                                + " } pageInfo { endCursor } }"
                : "";
    }

    private static String identity(GraphQLObjectType type) {
        return switch (type.getName()) {
            case "AuditEntry" -> "position";
            case "Mentor" -> "participant { id }";
            default -> "id";
        };
    }

    private static String literal(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list ->
                list.stream().map(EveryArgumentTest::literal).collect(Collectors.joining(", ", "[", "]"));
            case Enum<?> name -> name.name();
            case String text when text.startsWith("enum ") -> text.substring("enum ".length());
            case String text -> '"' + text + '"';
            default -> value.toString();
        };
    }

    /** Null where there is nothing to go on after. */
    private @Nullable Object value(Argument argument, GraphQLType type) {
        return switch (argument.name()) {
            case "after" -> cursor(argument);
            case "first" -> 1;
            case "minVersion" -> 0;
            case "types" -> List.of("MatchProposed");
            default -> sample(argument.name(), type, "enum ");
        };
    }

    /** Where an administrator has read to. */
    private @Nullable String cursor(Argument argument) {
        var first = new Argument(argument.path(), "first", "first", argument.type());
        return ask(first, ActorRole.ADMIN, 1)
                .answer()
                .json()
                .findPath("endCursor")
                .asStringOpt()
                .orElse(null);
    }

    private static Object sample(String name, GraphQLType type, String enumPrefix) {
        return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
            case GraphQLList list -> List.of(sample(name, list.getWrappedType(), enumPrefix));
            case GraphQLEnumType values ->
                enumPrefix + values.getValues().getFirst().getName();
            case GraphQLNamedType scalar ->
                switch (scalar.getName()) {
                    case "Int", "Long", "Float" -> 1;
                    case "Boolean" -> true;
                    case "DateTime" -> "2026-01-05T09:00:00Z";
                    case "LocalDate" -> "2100-02-01";
                    default -> "text";
                };
            default -> throw new IllegalStateException("No value for " + name);
        };
    }

    private static Set<String> seen(Api.Result answer) {
        var ids = new TreeSet<String>();
        collect(answer.data(), ids);
        return ids;
    }

    private static void collect(JsonNode node, Set<String> ids) {
        node.properties().forEach(field -> {
            if (Set.of("id", "position").contains(field.getKey())) {
                ids.add(field.getValue().asString());
            } else if (!field.getKey().equals("pageInfo")) {
                collect(field.getValue(), ids);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> collect(one, ids));
        }
    }

    // Changing

    private static final List<ActorRole> WRITERS = List.of(ActorRole.PARTICIPANT, ActorRole.COORDINATOR);

    @Test
    @DisplayName("of a mutation is refused where it names what is hidden, and like what is not there")
    void changing() throws IOException {
        // What is accepted changes something, of all these only who excludes whom.
        var mutations = schema().getMutationType().getFieldDefinitions().stream()
                .sorted(Comparator.comparing(mutation -> mutation.getName().equals("enroll")))
                .toList();
        var found = new TreeSet<String>();
        for (var mutation : mutations) {
            var type = (GraphQLInputObjectType)
                    GraphQLTypeUtil.unwrapAll(mutation.getArgument("input").getType());
            for (var name : named(type)) {
                found.add(row(
                        "Mutation." + mutation.getName() + "(" + String.join(".", name) + ")",
                        WRITERS.stream().map(role -> word(mutation, type, name, role))));
            }
        }
        assertThat(rows("Mutation")).containsExactlyElementsOf(found);
    }

    /** The ways to all inputs that name something. */
    private static List<List<String>> named(GraphQLInputObjectType type) {
        return type.getFieldDefinitions().stream()
                .flatMap(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInputObjectType inner
                        ? named(inner).stream()
                                .map(name -> Stream.concat(Stream.of(field.getName()), name.stream())
                                        .toList())
                        : Named.UNKNOWN
                                        .value("", field.getName(), field.getType())
                                        .isPresent()
                                ? Stream.of(List.of(field.getName()))
                                : Stream.of())
                .toList();
    }

    private String word(
            GraphQLFieldDefinition mutation, GraphQLInputObjectType type, List<String> name, ActorRole role) {
        var others = mutate(mutation, type, name, Named.of(south, "coordinator-south"), role);
        if (!others.isEmpty() && !SEEN_BY_ALL.contains(name.getLast())) {
            assertThat(others)
                    .as("%s of %s by %s", name, mutation.getName(), role)
                    .isEqualTo(mutate(mutation, type, name, Named.UNKNOWN, role));
        }
        return others.isEmpty() ? "taken" : others;
    }

    private String mutate(
            GraphQLFieldDefinition mutation,
            GraphQLInputObjectType type,
            List<String> name,
            Named named,
            ActorRole role) {
        return service()
                .api()
                .mutate(token(role), mutation.getName(), input(type, name, named))
                .code();
    }

    /** The least that the schema asks for, all of the caller's own, but for one input. */
    private Map<String, Object> input(GraphQLInputObjectType type, List<String> name, Named named) {
        var input = new LinkedHashMap<String, Object>();
        for (var field : type.getFieldDefinitions()) {
            var isNamed = !name.isEmpty() && name.getFirst().equals(field.getName());
            if (isNamed || GraphQLTypeUtil.isNonNull(field.getType())) {
                input.put(field.getName(), value(field, isNamed ? name.subList(1, name.size()) : null, named));
            }
        }
        return input;
    }

    /** @param name the way from here to the input that names something; null if it is not here */
    private Object value(GraphQLInputObjectField field, @Nullable List<String> name, Named named) {
        var type = GraphQLTypeUtil.unwrapNonNull(field.getType());
        var one = GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType object
                ? input(object, name == null ? List.of() : name, named)
                : (name == null ? Named.of(north, "coordinator-north") : named)
                        .value("", field.getName(), field.getType())
                        .<Object>map(text -> text)
                        .orElseGet(() -> sample(field.getName(), GraphQLTypeUtil.unwrapAll(type), ""));
        return type instanceof GraphQLList ? List.of(one) : one;
    }
}
