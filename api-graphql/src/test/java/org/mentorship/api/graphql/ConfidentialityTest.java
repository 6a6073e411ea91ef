package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.Documents;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.test.tester.GraphQlTester;

@SliceTest
@DisplayName("Confidential and personal texts")
class ConfidentialityTest {

    private final GraphQLSchema schema;
    private final ExecutionGraphQlService service;
    private final ScriptedCommandSide commandSide;
    private final ScriptedReadSide readSide;

    ConfidentialityTest(
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
    }

    private static final Set<String> OF_MEMBERS = Set.of(
            "notes",
            "note of progress",
            "contact",
            "purpose of introduction",
            "outcomeNote",
            "setback",
            "encouragement");
    private static final Set<String> OF_MEMBERS_AND_COORDINATORS = Set.of(
            "purpose",
            "hopedOutcome",
            "rationale",
            "endReason",
            "cancelReason",
            "dropReason",
            "mentorExpectations",
            "menteeExpectations",
            "boundaries",
            "confidentiality",
            "title of goal",
            "description",
            "worst level",
            "best level",
            "title of milestone",
            "topic",
            "text of action item",
            "title of resource",
            "url",
            "text of recognition",
            "reason of pause",
            "reason of closure",
            "transitionPlan",
            "note of closure",
            "accomplishments",
            "gratitude",
            "whatNext",
            "comment of fbk_shared",
            "deliverable of fbk_shared",
            "corrected comment of fbk_shared");
    private static final Set<String> OF_THE_MENTEE_AND_COORDINATORS = Set.of(
            "comment of fbk_coordinators",
            "deliverable of fbk_coordinators",
            "corrected comment of fbk_coordinators",
            "text of con_mentee",
            "resolution of con_mentee",
            "comment of follow-up");
    private static final Set<String> OF_THE_MENTEE =
            Set.of("comment of fbk_private", "deliverable of fbk_private", "corrected comment of fbk_private");
    private static final Set<String> OF_THE_MENTOR_AND_COORDINATORS =
            Set.of("text of con_mentor", "resolution of con_mentor");
    private static final Set<String> OF_COORDINATORS = Set.of("leaveReason");

    @Test
    @DisplayName("of a mentorship are read by their audience only")
    void audiences() {
        assertThat(textsReadBy(GraphQlSlice.participant(Samples.MENTEE)))
                .isEqualTo(
                        union(OF_MEMBERS, OF_MEMBERS_AND_COORDINATORS, OF_THE_MENTEE_AND_COORDINATORS, OF_THE_MENTEE));
        assertThat(textsReadBy(GraphQlSlice.participant(Samples.MENTOR)))
                .isEqualTo(union(OF_MEMBERS, OF_MEMBERS_AND_COORDINATORS, OF_THE_MENTOR_AND_COORDINATORS));
        assertThat(textsReadBy(GraphQlSlice.staff(ActorRole.COORDINATOR)))
                .isEqualTo(union(
                        OF_MEMBERS_AND_COORDINATORS,
                        OF_THE_MENTEE_AND_COORDINATORS,
                        OF_THE_MENTOR_AND_COORDINATORS,
                        OF_COORDINATORS));
        for (var role : List.of(ActorRole.ADMIN, ActorRole.AUDITOR, ActorRole.EVALUATOR)) {
            assertThat(textsReadBy(GraphQlSlice.staff(role))).as(role.name()).isEmpty();
        }
    }

    @Test
    @DisplayName("keep their audience under every way to the mentorship")
    void everyWay() {
        for (var document : List.of(
                "{ mentorships { nodes { meetings { nodes { notes } } } } }",
                "{ mentorships { edges { node { meetings { edges { node { notes } } } } } } }",
                "{ enrollment(id: \"enr_mentee\") { mentorships { meetings { nodes { notes } } } } }",
                "{ mentorship(id: \"mnt_a\") { members { enrollment { mentorships { meetings { nodes { notes } } } } } } }",
                "mutation { signAgreement(input: {mentorshipId: \"mnt_a\"}) { mentorship { meetings { nodes { notes } } } } }")) {
            assertThat(texts(GraphQlSlice.participant(Samples.MENTEE), document))
                    .as(document)
                    .containsExactly("notes");
            if (!document.contains("enrollment(id")) {
                assertThat(texts(GraphQlSlice.staff(ActorRole.COORDINATOR), document))
                        .as(document)
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("never leave as they are stored")
    void noTokens() {
        for (var caller : List.of(
                GraphQlSlice.participant(Samples.MENTEE),
                GraphQlSlice.staff(ActorRole.COORDINATOR),
                GraphQlSlice.staff(ActorRole.ADMIN),
                GraphQlSlice.staff(ActorRole.AUDITOR),
                GraphQlSlice.staff(ActorRole.EVALUATOR))) {
            assertThat(everything(caller).toString()).doesNotContain(Revealer.TOKEN_PREFIX);
        }
    }

    @Test
    @DisplayName("are all marked in the schema, so that none can be forgotten")
    void allMarked() {
        var missing = new ArrayList<String>();
        var views = new ArrayList<Class<?>>();
        collectViews(MentorshipView.class, views);
        collectViews(ParticipantView.class, views);
        collectViews(EnrollmentView.class, views);
        assertThat(views).hasSizeGreaterThan(20);
        for (var view : views) {
            var type = schema.getObjectType(view.getSimpleName().replaceFirst("View$", ""));
            for (var component : view.getRecordComponents()) {
                if (component.isAnnotationPresent(Protected.class)) {
                    var field = type.getFieldDefinition(component.getName());
                    if (field == null || !field.hasAppliedDirective(directive(component))) {
                        missing.add(type.getName() + "." + component.getName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String directive(RecordComponent component) {
        return component.getAnnotation(Protected.class).value().name().toLowerCase(Locale.ROOT);
    }

    private static void collectViews(Class<?> view, List<Class<?>> into) {
        if (into.contains(view) || !view.isRecord()) {
            return;
        }
        into.add(view);
        Arrays.stream(view.getRecordComponents())
                .flatMap(component -> Stream.concat(
                        Stream.of(component.getType()),
                        component.getGenericType() instanceof java.lang.reflect.ParameterizedType generic
                                ? Arrays.stream(generic.getActualTypeArguments())
                                        .filter(Class.class::isInstance)
                                        .map(Class.class::cast)
                                : Stream.<Class<?>>empty()))
                .filter(type -> type.getName().startsWith("org.mentorship.query") || type == Agreement.class)
                .forEach(type -> collectViews(type, into));
    }

    @Test
    @DisplayName("that were erased read as erased")
    void erased() {
        var person = Samples.participant(Samples.MENTEE);
        var token = GraphQlSlice.token(GraphQlSlice.ERASED_SUBJECT, "gone");
        readSide.add(new ParticipantView(
                person.id(),
                7,
                person.registeredAt(),
                person.updatedAt(),
                token,
                token,
                null,
                token,
                person.attributes(),
                null));
        asCoordinator()
                .document("{ participant(id: \"par_mentee\") { name email pronouns biography } }")
                .execute()
                .path("participant.name")
                .entity(String.class)
                .isEqualTo("[erased]")
                .path("participant.email")
                .valueIsNull()
                .path("participant.pronouns")
                .valueIsNull()
                .path("participant.biography")
                .valueIsNull();
    }

    @Test
    @DisplayName(
            "of a person are read by people, the e-mail address only by the person and staff, and names by no evaluator")
    void personal() {
        var document = "{ mentorship(id: \"mnt_a\") { mentors { name email biography } mentees { email } } }";
        as(GraphQlSlice.participant(Samples.MENTEE))
                .document(document)
                .execute()
                .path("mentorship.mentors[0].name")
                .entity(String.class)
                .isEqualTo("name of par_mentor")
                .path("mentorship.mentors[0].email")
                .valueIsNull()
                .path("mentorship.mentees[0].email")
                .entity(String.class)
                .isEqualTo("email of par_mentee");
        asCoordinator()
                .document(document)
                .execute()
                .path("mentorship.mentors[0].email")
                .entity(String.class)
                .isEqualTo("email of par_mentor");
        for (var role : List.of(ActorRole.AUDITOR, ActorRole.EVALUATOR)) {
            as(GraphQlSlice.staff(role))
                    .document(document)
                    .execute()
                    .path("mentorship.mentors[0].name")
                    .entity(String.class)
                    .isEqualTo("[withheld]")
                    .path("mentorship.mentors[0].biography")
                    .valueIsNull();
        }
    }

    @Test
    @DisplayName("of a place are for the person and staff")
    void places() {
        var document = "{ mentorship(id: \"mnt_a\") { members { enrollment { capacity exclusions preferences reason"
                + " mentorships { id } } } } }";
        as(GraphQlSlice.participant(Samples.MENTEE))
                .document(document)
                .execute()
                .path("mentorship.members[0].enrollment.capacity")
                .entity(Integer.class)
                .isEqualTo(3)
                .path("mentorship.members[0].enrollment.exclusions")
                .valueIsNull()
                .path("mentorship.members[0].enrollment.reason")
                .valueIsNull()
                .path("mentorship.members[0].enrollment.mentorships")
                .valueIsNull()
                .path("mentorship.members[1].enrollment.reason")
                .entity(String.class)
                .isEqualTo("reason of par_mentee")
                .path("mentorship.members[1].enrollment.preferences")
                .entityList(String.class)
                .containsExactly("preferences of par_mentee")
                .path("mentorship.members[1].enrollment.exclusions")
                .entityList(String.class)
                .containsExactly(Samples.STRANGER);
    }

    @Test
    @DisplayName(
            "that are never null read as withheld to all but members and coordinators, and lists of them are empty")
    void withheld() {
        var document = "{ mentorship(id: \"mnt_a\") { goals { title description levels skills level } } }";
        for (var role : List.of(ActorRole.ADMIN, ActorRole.AUDITOR, ActorRole.EVALUATOR)) {
            as(GraphQlSlice.staff(role))
                    .document(document)
                    .execute()
                    .path("mentorship.goals[0].title")
                    .entity(String.class)
                    .isEqualTo("[withheld]")
                    .path("mentorship.goals[0].description")
                    .valueIsNull()
                    .path("mentorship.goals[0].levels")
                    .entityList(String.class)
                    .hasSize(0)
                    .path("mentorship.goals[0].skills")
                    .entityList(String.class)
                    .isEqualTo(role == ActorRole.EVALUATOR ? List.of() : List.of("leading"))
                    .path("mentorship.goals[0].level")
                    .entity(Integer.class)
                    .isEqualTo(1);
        }
        as(GraphQlSlice.participant(Samples.MENTEE))
                .document(document)
                .execute()
                .path("mentorship.goals[0].levels")
                .entityList(String.class)
                .containsExactly("worst level", "best level");
    }

    @Test
    @DisplayName("about who recorded something are withheld from evaluators, and shown to auditors")
    void identifying() {
        var document = "{ mentorship(id: \"mnt_a\") { goals { setBy } closure { waiverReason } } }";
        as(GraphQlSlice.staff(ActorRole.EVALUATOR))
                .document(document)
                .execute()
                .path("mentorship.goals[0].setBy")
                .entity(String.class)
                .isEqualTo("[withheld]")
                .path("mentorship.closure.waiverReason")
                .valueIsNull();
        as(GraphQlSlice.staff(ActorRole.AUDITOR))
                .document(document)
                .execute()
                .path("mentorship.goals[0].setBy")
                .entity(String.class)
                .isEqualTo(Samples.MENTOR)
                .path("mentorship.closure.waiverReason")
                .entity(String.class)
                .isEqualTo("ill");
    }

    @Test
    @DisplayName("that say why a person took a step are shown in the history to those who may read them there")
    void reasons() {
        assertThat(reasons(GraphQlSlice.participant(Samples.MENTEE)))
                .contains("reason of MatchDeclined", "because")
                .doesNotContain("reason of MemberLeft");
        assertThat(reasons(GraphQlSlice.staff(ActorRole.COORDINATOR)))
                .contains("reason of MatchDeclined", "reason of MemberLeft", "because");
        for (var role : List.of(ActorRole.ADMIN, ActorRole.AUDITOR)) {
            assertThat(reasons(GraphQlSlice.staff(role))).containsOnly("because", null);
        }
    }

    private List<@Nullable String> reasons(Caller caller) {
        return as(caller)
                .document("{ mentorship(id: \"mnt_a\") { history { nodes { reason } } } }")
                .execute()
                .path("mentorship.history.nodes[*].reason")
                .entityList(String.class)
                .get();
    }

    @Test
    @DisplayName("leave no trace of others' concerns and of feedback that is not for a member")
    void noTrace() {
        var document = "{ mentorship(id: \"mnt_a\") { concerns { nodes { id } } feedback { nodes { id } }"
                + " health { openConcerns pendingFeedback { participant { id } } }"
                + " history { nodes { type changes { field } } } } }";
        as(GraphQlSlice.participant(Samples.MENTOR))
                .document(document)
                .execute()
                .path("mentorship.concerns.nodes[*].id")
                .entityList(String.class)
                .containsExactly("con_mentor")
                .path("mentorship.feedback.nodes[*].id")
                .entityList(String.class)
                .containsExactly("fbk_shared")
                .path("mentorship.health.openConcerns")
                .valueIsNull()
                .path("mentorship.history.nodes[*].type")
                .entityList(String.class)
                .satisfies(types ->
                        assertThat(types).doesNotContain("ConcernRaised").containsOnlyOnce("FeedbackGiven"))
                .path("mentorship.history.nodes[?(@.type == 'FeedbackGiven')].changes[*]")
                .entityList(Object.class)
                .hasSize(1)
                .path("mentorship.health.pendingFeedback[*].participant.id")
                .entityList(String.class)
                .containsExactly(Samples.MENTOR);
        as(GraphQlSlice.participant(Samples.MENTEE))
                .document(document)
                .execute()
                .path("mentorship.concerns.nodes[*].id")
                .entityList(String.class)
                .containsExactly("con_mentee")
                .path("mentorship.history.nodes[*].type")
                .entityList(String.class)
                .satisfies(types -> assertThat(types).contains("ConcernRaised"))
                .path("mentorship.history.nodes[?(@.type == 'FeedbackGiven')].changes[*]")
                .entityList(Object.class)
                .hasSize(2);
        asCoordinator()
                .document(document)
                .execute()
                .path("mentorship.concerns.nodes[*].id")
                .entityList(String.class)
                .containsExactly("con_mentee", "con_mentor")
                .path("mentorship.health.openConcerns")
                .entity(Integer.class)
                .isEqualTo(2);
    }

    private static final String KEPT_FROM_MEMBERS = "{ concerns { nodes { id severity raisedBy { id } } }"
            + " feedback { nodes { id answers givenBy { name } } } health { openConcerns }"
            + " history { nodes { type actor changes { field } } } }";

    @Test
    @DisplayName("of the time before somebody joined are read by them as by any member")
    void joinedLater() {
        var yesterday = Instant.parse("2026-02-28T12:00:00Z");
        var now = Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE);
        var member = Samples.member(Samples.STRANGER, Role.MENTEE, MemberState.ACTIVE);
        readSide.answer(new FindMentorship("mnt_a", null, yesterday), new Lookup.Found<>(now));
        readSide.add(Samples.withMembers(
                now, Stream.concat(now.members().stream(), Stream.of(member)).toList()));
        as(GraphQlSlice.participant(Samples.STRANGER))
                .document("{ mentorship(id: \"mnt_a\", asOf: \"2026-02-28T12:00:00Z\") " + KEPT_FROM_MEMBERS + " }")
                .execute()
                .path("mentorship.concerns.nodes")
                .entityList(Object.class)
                .hasSize(0)
                .path("mentorship.feedback.nodes[*].id")
                .entityList(String.class)
                .containsExactly("fbk_shared")
                .path("mentorship.health.openConcerns")
                .valueIsNull()
                .path("mentorship.history.nodes[*].type")
                .entityList(String.class)
                .doesNotContain("ConcernRaised")
                .contains("MeetingLogged")
                .path("mentorship.history.nodes[?(@.type == 'FeedbackGiven')].changes[*]")
                .entityList(Object.class)
                .hasSize(1);
        assertThat(
                        texts(
                                GraphQlSlice.participant(Samples.STRANGER),
                                "{ mentorship(id: \"mnt_a\", asOf: \"2026-02-28T12:00:00Z\") { meetings { nodes { notes } } } }"))
                .containsExactly("notes");
    }

    @Test
    @DisplayName("are not in the answer to the step by which somebody leaves")
    void leaving() {
        as(GraphQlSlice.participant(Samples.MENTEE), Samples.MENTEE)
                .document("mutation { removeMember(input: {mentorshipId: \"mnt_a\", participantId: \"par_mentee\"}) {"
                        + " mentorship " + KEPT_FROM_MEMBERS + " version userErrors { code } } }")
                .execute()
                .path("removeMember.mentorship")
                .valueIsNull()
                .path("removeMember.version")
                .entity(Long.class)
                .isEqualTo(7L)
                .path("removeMember.userErrors")
                .entityList(Object.class)
                .hasSize(0);
    }

    /** As somebody who is no longer a member when the step has been taken. */
    private GraphQlTester as(Caller caller, String leaving) {
        commandSide.answer(command -> {
            var was = Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE);
            readSide.add(Samples.withMembers(
                    was,
                    was.members().stream()
                            .map(member -> member.participantId().equals(leaving)
                                    ? Samples.member(leaving, member.role(), MemberState.LEFT)
                                    : member)
                            .toList()));
            return new CommandOutcome.Accepted(command.streamId().value(), 7, List.of());
        });
        return as(caller);
    }

    @Test
    @DisplayName("are not reached by a place whose mentorship has not admitted the person")
    void askedIn() {
        Samples.askIn(readSide);
        var document = "{ enrollment(id: \"enr_asked\") { mentorships " + KEPT_FROM_MEMBERS + " } }";
        as(GraphQlSlice.participant(Samples.ASKED_IN))
                .document(document)
                .execute()
                .path("enrollment.mentorships")
                .entityList(Object.class)
                .hasSize(0);
        asCoordinator()
                .document(document)
                .execute()
                .path("enrollment.mentorships[0].concerns.nodes")
                .entityList(Object.class)
                .hasSize(2);
    }

    @Test
    @DisplayName("stay unreachable by asking who has concerns, and histories by evaluators")
    void sideDoors() {
        forbidden(
                GraphQlSlice.participant(Samples.MENTOR),
                "{ mentorships(filter: {openConcerns: true}) { nodes { id } } }");
        forbidden(
                GraphQlSlice.staff(ActorRole.EVALUATOR),
                "{ mentorships(filter: {openConcerns: true}) { nodes { id } } }");
        forbidden(
                GraphQlSlice.staff(ActorRole.EVALUATOR),
                "{ mentorship(id: \"mnt_a\") { history { nodes { actor } } } }");
        forbidden(
                new Caller(
                        Samples.STRANGER,
                        Set.of(ActorRole.PARTICIPANT, ActorRole.EVALUATOR),
                        new ParticipantId(Samples.STRANGER),
                        null),
                "{ mentorship(id: \"mnt_a\") { history { nodes { actor } } } }");
    }

    private void forbidden(Caller caller, String document) {
        as(caller)
                .document(document)
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors)
                        .singleElement()
                        .satisfies(error -> assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
    }

    private GraphQlTester as(Caller caller) {
        return GraphQlSlice.as(service, caller);
    }

    private GraphQlTester asCoordinator() {
        return as(GraphQlSlice.staff(ActorRole.COORDINATOR));
    }

    private Set<String> textsReadBy(Caller caller) {
        var read = new TreeSet<String>();
        collectTexts(everything(caller), read);
        return read;
    }

    private Set<String> texts(Caller caller, String document) {
        var read = new TreeSet<String>();
        collectTexts(
                as(caller)
                        .document(document)
                        .execute()
                        .path("")
                        .entity(Object.class)
                        .get(),
                read);
        return read;
    }

    private Object everything(Caller caller) {
        return as(caller)
                .document("{ mentorship(id: \"mnt_a\") "
                        + Documents.everything(schema, "Mentorship", Set.of("history", "nodes")) + " }")
                .execute()
                .path("mentorship")
                .entity(Object.class)
                .get();
    }

    /** Every text that is one of those that the samples keep encrypted. */
    private static void collectTexts(@Nullable Object node, Set<String> into) {
        switch (node) {
            case Map<?, ?> object -> object.values().forEach(value -> collectTexts(value, into));
            case List<?> list -> list.forEach(value -> collectTexts(value, into));
            case String text when all().contains(text) -> into.add(text);
            case null, default -> {}
        }
    }

    private static Set<String> all() {
        return union(
                OF_MEMBERS,
                OF_MEMBERS_AND_COORDINATORS,
                OF_THE_MENTEE_AND_COORDINATORS,
                OF_THE_MENTEE,
                OF_THE_MENTOR_AND_COORDINATORS,
                OF_COORDINATORS);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        var union = new TreeSet<String>();
        Arrays.stream(sets).filter(Objects::nonNull).forEach(union::addAll);
        return union;
    }
}
