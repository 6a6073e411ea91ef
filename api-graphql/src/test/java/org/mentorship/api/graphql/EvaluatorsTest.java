package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Reach;
import org.mentorship.api.graphql.kit.Documents;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.test.tester.GraphQlTester;

@SliceTest
@DisplayName("An evaluator")
class EvaluatorsTest {

    private static final Caller EVALUATOR = GraphQlSlice.staff(ActorRole.EVALUATOR);

    /** Of no person: programmes, mentorships and the things in them, the caller, what was appended and by what. */
    private static final Set<String> OF_THINGS = Set.of(
            "Program.id",
            "Mentorship.id",
            "Goal.id",
            "Milestone.id",
            "Meeting.id",
            "Meeting.goalIds",
            "ActionItem.id",
            "Resource.id",
            "Introduction.id",
            "CheckIn.id",
            "Recognition.id",
            "Feedback.id",
            "Concern.id",
            "Viewer.subject"); // their own

    private final GraphQLSchema schema;
    private final ExecutionGraphQlService service;
    private final ScriptedReadSide readSide;

    EvaluatorsTest(GraphQlSource source, ExecutionGraphQlService service, ScriptedReadSide readSide) {
        this.schema = source.schema();
        this.service = service;
        this.readSide = readSide;
    }

    @BeforeEach
    void samples() {
        readSide.reset();
        Samples.fill(readSide);
    }

    @TestFactory
    @DisplayName("is shown no id of a person and no name, whatever they ask for")
    Stream<DynamicTest> everything() {
        return Stream.of(EVALUATOR, alsoParticipant(Samples.STRANGER), alsoParticipant(Samples.LEFT))
                .flatMap(caller -> open(ActorRole.EVALUATOR)
                        .filter(field -> !field.getName().equals("viewer"))
                        .map(field -> DynamicTest.dynamicTest(
                                field.getName() + " for " + caller,
                                () -> assertThat(strings(answer(caller, field)))
                                        .as(field.getName())
                                        .isNotEmpty()
                                        .noneMatch(EvaluatorsTest::givesAPersonAway))));
    }

    @Test
    @DisplayName("is told people apart all the same, wherever they are met in a programme, and in no other")
    void pseudonyms() {
        readSide.add(Samples.mentorship("mnt_b", Samples.MENTOR, Samples.STRANGER));
        readSide.add(Samples.inProgram("prg_b", Samples.mentorship("mnt_c", Samples.MENTOR, Samples.MENTEE)));
        var document = "{ mentorship(id: \"%s\") { mentors { id } meetings(first: 1) { nodes { attendeeIds"
                + " attendees { id } recordedBy } } members { enrollment { id } } } }";
        as(EVALUATOR)
                .document(document.formatted("mnt_a"))
                .execute()
                .path("mentorship.mentors[0].id")
                .entity(String.class)
                .isEqualTo("psn_prg_a_mentor")
                .path("mentorship.meetings.nodes[0].attendeeIds")
                .entityList(String.class)
                .containsExactly("psn_prg_a_mentor", "psn_prg_a_mentee")
                .path("mentorship.meetings.nodes[0].attendees[*].id")
                .entityList(String.class)
                .containsExactly("psn_prg_a_mentor", "psn_prg_a_mentee")
                .path("mentorship.members[0].enrollment.id")
                .entity(String.class)
                .isEqualTo("psn_prg_a_mentor");
        mentor("mnt_b", EVALUATOR, "psn_prg_a_mentor");
        mentor("mnt_c", EVALUATOR, "psn_prg_b_mentor");
    }

    @Test
    @DisplayName("reads of when people were registered and changed the year only")
    void coarse() {
        var document = "{ mentorship(id: \"mnt_a\") { mentors { version registeredAt updatedAt } } }";
        as(EVALUATOR)
                .document(document)
                .execute()
                .path("mentorship.mentors[0]")
                .entity(Map.class)
                .satisfies(person -> assertThat(person.toString())
                        .contains("version=0", "registeredAt=2026-01-01T00:00", "updatedAt=2026-01-01T00:00"));
    }

    @Test
    @DisplayName("who is something else as well reads as that where it lets them read")
    void otherRoles() {
        mentor("mnt_a", alsoParticipant(Samples.STRANGER), "psn_prg_a_mentor");
        mentor("mnt_a", alsoParticipant(Samples.MENTEE), Samples.MENTOR);
        for (var role : List.of(ActorRole.COORDINATOR, ActorRole.ADMIN, ActorRole.AUDITOR)) {
            mentor("mnt_a", with(role), Samples.MENTOR);
        }
        mentor("mnt_a", with(ActorRole.COORDINATOR).coordinating(Set.of("prg_another")), "psn_prg_a_mentor");
        as(alsoParticipant(Samples.MENTEE))
                .document("{ viewer { participant { id version } } mentors { nodes { participant { id } } } }")
                .execute()
                .path("viewer.participant.id")
                .entity(String.class)
                .isEqualTo(Samples.MENTEE)
                .path("viewer.participant.version")
                .entity(Long.class)
                .isEqualTo(Samples.VERSION)
                .path("mentors.nodes[*].participant.id")
                .entityList(String.class)
                .contains(Samples.MENTOR);
    }

    @Test
    @DisplayName("who takes part elsewhere is shown no names by that")
    void names() {
        var document = "{ mentorship(id: \"mnt_a\") { mentors { name pronouns } goals { setBy } } }";
        as(alsoParticipant(Samples.STRANGER))
                .document(document)
                .execute()
                .path("mentorship.mentors[0].name")
                .entity(String.class)
                .isEqualTo("[withheld]")
                .path("mentorship.mentors[0].pronouns")
                .valueIsNull()
                .path("mentorship.goals[0].setBy")
                .entity(String.class)
                .isEqualTo("[withheld]");
        as(alsoParticipant(Samples.MENTEE))
                .document(document)
                .execute()
                .path("mentorship.mentors[0].name")
                .entity(String.class)
                .isEqualTo("name of par_mentor");
    }

    @Test
    @DisplayName("cannot confirm a guess by looking for somebody's things")
    void filters() {
        var mentorships = "{ mentorships(filter: {participantId: \"par_mentee\"}) { nodes { id } } }";
        var programs = "{ programs(filter: {coordinator: \"coordinator-1\"}) { nodes { id } } }";
        for (var document : List.of(mentorships, programs)) {
            assertThat(codes(EVALUATOR, document)).containsExactly("FORBIDDEN");
            assertThat(codes(alsoParticipant(Samples.STRANGER), document)).containsExactly("FORBIDDEN");
            assertThat(codes(with(ActorRole.AUDITOR), document)).isEmpty();
        }
        assertThat(codes(alsoParticipant(Samples.MENTEE), mentorships)).isEmpty();
        assertThat(codes(EVALUATOR, "{ mentorships(filter: {programId: \"prg_a\"}) { nodes { id } } }"))
                .isEmpty();
    }

    @Test
    @DisplayName("has every id in the schema decided about: of a thing, or veiled, or not for them")
    void decided() {
        var undecided = new ArrayList<String>();
        for (var type : reachable()) {
            for (var field : type.getFieldDefinitions()) {
                var name = type.getName() + "." + field.getName();
                var directives = field.getAppliedDirectives().stream()
                        .map(directive -> directive.getName())
                        .toList();
                if (GraphQLTypeUtil.unwrapAll(field.getType()).getName().equals("ID")
                        && !OF_THINGS.contains(name)
                        && directives.stream().noneMatch(Set.of("pseudonymous", "identifying", "personal")::contains)) {
                    undecided.add(name);
                }
            }
        }
        assertThat(undecided).isEmpty();
    }

    private void mentor(String mentorship, Caller caller, String expected) {
        as(caller)
                .document("{ mentorship(id: \"" + mentorship + "\") { mentors { id } } }")
                .execute()
                .path("mentorship.mentors[0].id")
                .entity(String.class)
                .isEqualTo(expected);
    }

    private List<Object> codes(Caller caller, String document) {
        var codes = new ArrayList<Object>();
        as(caller)
                .document(document)
                .execute()
                .errors()
                .satisfy(errors ->
                        errors.forEach(error -> codes.add(error.getExtensions().get("code"))));
        return codes;
    }

    private static Caller alsoParticipant(String id) {
        return new Caller(id, Set.of(ActorRole.EVALUATOR, ActorRole.PARTICIPANT), new ParticipantId(id), null);
    }

    private static Caller with(ActorRole role) {
        return new Caller("somebody", Set.of(ActorRole.EVALUATOR, role), null, null, Set.of(Samples.PROGRAM));
    }

    private GraphQlTester as(Caller caller) {
        return GraphQlSlice.as(service, caller);
    }

    /** The fields of Query that a role may ask for. */
    private Stream<GraphQLFieldDefinition> open(ActorRole role) {
        return schema.getQueryType().getFieldDefinitions().stream()
                .filter(field -> AccessRules.of("Query", field.getName()).reach(role) != Reach.NO);
    }

    private Object answer(Caller caller, GraphQLFieldDefinition field) {
        var type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(field.getType());
        return as(caller)
                .document(Documents.along(
                        schema.getQueryType(), List.of(field), selection(type, Set.of("Mentor", type.getName()))))
                .execute()
                .errors()
                .filter(error -> "FORBIDDEN".equals(error.getExtensions().get("code")))
                .verify()
                .path(field.getName())
                .entity(Object.class)
                .get();
    }

    /** Everything below a type, but what the way leads through already. */
    private static String selection(GraphQLObjectType type, Set<String> above) {
        return type.getFieldDefinitions().stream()
                .flatMap(field -> {
                    if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object)) {
                        return Stream.of(field.getName());
                    }
                    if (above.contains(object.getName())) {
                        return Stream.empty();
                    }
                    var here = new HashSet<>(above);
                    here.add(object.getName());
                    return Stream.of(field.getName() + " " + selection(object, here));
                })
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private Collection<GraphQLObjectType> reachable() {
        var found = new HashSet<GraphQLObjectType>();
        open(ActorRole.EVALUATOR).forEach(field -> reach(field, found));
        return found;
    }

    private static void reach(GraphQLFieldDefinition field, Set<GraphQLObjectType> found) {
        if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type
                && !type.getName().equals("AuditEntryConnection")
                && found.add(type)) {
            type.getFieldDefinitions().forEach(below -> reach(below, found));
        }
    }

    private static boolean givesAPersonAway(String text) {
        return Stream.of(text, decoded(text))
                .anyMatch(readable -> readable.contains("par_") || readable.contains("enr_"));
    }

    /** Cursors are opaque, not secret. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static List<String> strings(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> object ->
                object.values().stream()
                        .flatMap(value -> strings(value).stream())
                        .toList();
            case List<?> list ->
                list.stream().flatMap(value -> strings(value).stream()).toList();
            case String text -> List.of(text);
            case null, default -> List.of();
        };
    }
}
