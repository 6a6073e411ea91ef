package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mentorship.api.graphql.kit.Documents;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;

/** Walks every field of the schema that leads to a mentorship, a person or a place, by the shortest way to it. */
@SliceTest
@DisplayName("Every edge")
class EveryEdgeTest {

    private static final Map<String, String> ASKED = Map.of(
            "Mentorship",
            "{ __typename id concerns { nodes { id } } feedback { nodes { id } } health { openConcerns }"
                    + " version history(first: 100) { nodes { type sequence eventId } } }",
            "Participant",
            "{ __typename id name email pronouns biography }",
            "Enrollment",
            "{ __typename id participant { id } preferences exclusions reason mentorships { __typename id } }");

    /** The samples have no peers, nobody absent and nothing that a mutation makes; a coordinator is no participant. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "mentorship.peers",
            "mentorship.meetings.nodes.absent",
            "viewer.participant",
            "enroll.enrollment",
            "requestMentor.mentorship",
            "proposeMatch.mentorship",
            "registerParticipant.participant",
            "updateProfile.participant",
            "erasePersonalData.participant");

    private final GraphQLSchema schema;
    private final ExecutionGraphQlService service;
    private final ScriptedCommandSide commandSide;
    private final ScriptedReadSide readSide;

    EveryEdgeTest(
            GraphQlSource source,
            ExecutionGraphQlService service,
            ScriptedCommandSide commandSide,
            ScriptedReadSide readSide) {
        this.schema = source.schema();
        this.service = service;
        this.commandSide = commandSide;
        this.readSide = readSide;
    }

    @BeforeEach
    void samples() {
        commandSide.reset();
        readSide.reset();
        Samples.fill(readSide);
        Samples.askIn(readSide);
        for (var person : List.of(Samples.LEFT, Samples.STRANGER)) {
            readSide.add(Samples.enrollment(place(person), person, Role.MENTEE));
        }
    }

    @TestFactory
    @DisplayName("shows strangers, those who left and those who are only asked in nothing of a mentorship")
    Stream<DynamicTest> notMembers() {
        return walk(List.of(Samples.STRANGER, Samples.LEFT, Samples.ASKED_IN), (self, edge) -> {
            var shown = shown(GraphQlSlice.participant(self), self, edge);
            assertThat(of("Mentorship", shown)).isEmpty();
            var met = edge.root().equals("mentors");
            assertThat(of("Participant", shown)).allSatisfy(person -> {
                assertThat(met || self.equals(person.get("id"))).isTrue();
                assertThat(person.get("email") == null || self.equals(person.get("id")))
                        .isTrue();
            });
            assertThat(of("Enrollment", shown)).allSatisfy(enrollment -> {
                var own = place(self).equals(enrollment.get("id"));
                assertThat(met || own).isTrue();
                assertThat(own || isClosed(enrollment)).isTrue();
            });
        });
    }

    @TestFactory
    @DisplayName("shows coordinators of another programme nothing at all")
    Stream<DynamicTest> othersPrograms() {
        return walk(List.of(GraphQlSlice.coordinatorOfAnother()), (caller, edge) -> {
            var shown = shown(caller, Samples.MENTEE, edge);
            assertThat(ASKED.keySet())
                    .allSatisfy(type -> assertThat(of(type, shown)).isEmpty());
        });
    }

    @TestFactory
    @DisplayName("shows auditors and evaluators no name and nothing that is between a person and staff")
    Stream<DynamicTest> overseers() {
        return walk(List.of(ActorRole.AUDITOR, ActorRole.EVALUATOR), (role, edge) -> {
            var shown = shown(GraphQlSlice.staff(role), Samples.MENTEE, edge);
            assertThat(of("Participant", shown)).allSatisfy(person -> {
                assertThat(person.get("name")).isEqualTo("[withheld]");
                assertThat(person.get("email")).isNull();
                assertThat(person.get("pronouns")).isNull();
                assertThat(person.get("biography")).isNull();
            });
            assertThat(of("Enrollment", shown))
                    .allSatisfy(enrollment -> assertThat(isClosed(enrollment)).isTrue());
        });
    }

    @TestFactory
    @DisplayName("names nobody to evaluators by an id that others know them by")
    Stream<DynamicTest> pseudonyms() {
        return walk(
                List.of(GraphQlSlice.staff(ActorRole.EVALUATOR)),
                (caller, edge) -> assertThat(shown(caller, Samples.MENTEE, edge).toString())
                        .doesNotContain("par_", "enr_"));
    }

    @TestFactory
    @DisplayName("shows members no concern and no feedback that is kept from them")
    Stream<DynamicTest> members() {
        return walk(List.of(Samples.MENTOR), (self, edge) -> {
            var shown = shown(GraphQlSlice.participant(self), self, edge);
            assertThat(of("Mentorship", shown))
                    .filteredOn(view -> view.containsKey("health"))
                    .allSatisfy(view -> {
                        assertThat(view.toString()).contains("con_mentor").doesNotContain("con_mentee", "fbk_private");
                        assertThat(view.toString()).contains("openConcerns=null");
                        assertThat(view.toString())
                                .contains("type=FeedbackGiven")
                                .doesNotContain(
                                        "ConcernRaised", "evt_" + Samples.KEPT_FEEDBACK, "evt_" + Samples.KEPT_CONCERN)
                                .contains("sequence=" + view.get("version") + ",")
                                .doesNotContain("sequence=" + Samples.VERSION + ",");
                    });
        });
    }

    @TestFactory
    @DisplayName("names at the ends of a page only what is on it")
    Stream<DynamicTest> pages() {
        return Stream.of(Samples.MENTOR, Samples.LEFT, Samples.ASKED_IN)
                .flatMap(self -> connections()
                        .map(edge -> DynamicTest.dynamicTest(edge + " for " + self, () -> {
                            var shown = shown(GraphQlSlice.participant(self), self, edge, PAGE);
                            assertThat(of(edge.to(), shown)).allSatisfy(EveryEdgeTest::namesOnlyWhatItShows);
                        })));
    }

    private static final String PAGE = "{ __typename edges { cursor } pageInfo { hasNextPage startCursor endCursor } }";

    private Stream<Edge> connections() {
        return Stream.of(schema.getQueryType(), schema.getMutationType())
                .flatMap(root -> edges(root, type -> type.endsWith("Connection")).stream());
    }

    private static void namesOnlyWhatItShows(Map<?, ?> page) {
        var cursors = ((List<?>) Objects.requireNonNull(page.get("edges")))
                .stream().map(edge -> ((Map<?, ?>) edge).get("cursor")).toList();
        var info = (Map<?, ?>) Objects.requireNonNull(page.get("pageInfo"));
        assertThat(info.get("startCursor")).isEqualTo(cursors.isEmpty() ? null : cursors.getFirst());
        assertThat(info.get("endCursor")).isEqualTo(cursors.isEmpty() ? null : cursors.getLast());
        assertThat(!cursors.isEmpty() || Boolean.FALSE.equals(info.get("hasNextPage")))
                .isTrue();
    }

    @TestFactory
    @DisplayName("leads somewhere, so that this walk is no stroll")
    Stream<DynamicTest> somewhere() {
        var coordinator = GraphQlSlice.staff(ActorRole.COORDINATOR);
        return walk(List.of(coordinator), (caller, edge) -> {
            if (!LEFT_EMPTY.contains(edge.toString())) {
                assertThat(of(edge.to(), shown(caller, Samples.MENTEE, edge)))
                        .as(edge.toString())
                        .isNotEmpty();
            }
        });
    }

    private static boolean isClosed(Map<?, ?> enrollment) {
        return enrollment.get("preferences") == null
                && enrollment.get("exclusions") == null
                && enrollment.get("reason") == null
                && enrollment.get("mentorships") == null;
    }

    private static String place(String person) {
        return "enr_" + person.substring("par_".length());
    }

    /** @param path from Query or Mutation to the field that is the edge */
    private record Edge(GraphQLObjectType from, List<GraphQLFieldDefinition> path, String to) {

        String root() {
            return path.getFirst().getName();
        }

        @Override
        public String toString() {
            return path.stream().map(GraphQLFieldDefinition::getName).collect(Collectors.joining("."));
        }
    }

    @FunctionalInterface
    private interface Check<C> {
        void of(C caller, Edge edge);
    }

    private <C> Stream<DynamicTest> walk(List<C> callers, Check<C> check) {
        var edges = edges();
        assertThat(edges).extracting(Edge::to).containsAll(ASKED.keySet());
        return callers.stream()
                .flatMap(caller -> edges.stream()
                        .map(edge -> DynamicTest.dynamicTest(edge + " for " + caller, () -> check.of(caller, edge))));
    }

    private List<Edge> edges() {
        return Stream.of(schema.getQueryType(), schema.getMutationType())
                .flatMap(root -> edges(root, ASKED::containsKey).stream())
                .toList();
    }

    /** Breadth first, so that each type is come to by the shortest way; mutations end at their payload. */
    private List<Edge> edges(GraphQLObjectType root, Predicate<String> isWanted) {
        var edges = new ArrayList<Edge>();
        var known = new HashSet<String>();
        var ways = new ArrayDeque<List<GraphQLFieldDefinition>>();
        ways.add(List.of());
        while (!ways.isEmpty()) {
            var way = ways.remove();
            var at = way.isEmpty() ? root : target(way.getLast());
            for (var field : Objects.requireNonNull(at).getFieldDefinitions()) {
                var to = target(field);
                if (to == null) {
                    continue;
                }
                var path = Stream.concat(way.stream(), Stream.of(field)).toList();
                var isEdge = ASKED.containsKey(to.getName());
                if (isWanted.test(to.getName())) {
                    edges.add(new Edge(root, path, to.getName()));
                }
                if (known.add(to.getName()) && !(isEdge && root == schema.getMutationType())) {
                    ways.add(path);
                }
            }
        }
        return edges;
    }

    private static @Nullable GraphQLObjectType target(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object ? object : null;
    }

    /** What is seen by somebody who asks for their own place and data; what is refused shows nothing. */
    private Object shown(Caller caller, String self, Edge edge) {
        return shown(caller, self, edge, Objects.requireNonNull(ASKED.get(edge.to())));
    }

    private Object shown(Caller caller, String self, Edge edge, String asked) {
        var document = Documents.along(edge.from(), edge.path(), asked)
                .replace("enr_mentee", place(self))
                .replace("\"" + Samples.MENTEE + "\"", "\"" + self + "\"");
        return GraphQlSlice.shown(service, caller, document, edge.toString());
    }

    private static List<Map<?, ?>> of(String type, Object data) {
        var found = new ArrayList<Map<?, ?>>();
        collect(type, data, found);
        return found;
    }

    private static void collect(String type, @Nullable Object node, List<Map<?, ?>> into) {
        switch (node) {
            case Map<?, ?> object -> {
                if (type.equals(object.get("__typename"))) {
                    into.add(object);
                }
                object.values().forEach(value -> collect(type, value, into));
            }
            case List<?> list -> list.forEach(value -> collect(type, value, into));
            case null, default -> {}
        }
    }
}
