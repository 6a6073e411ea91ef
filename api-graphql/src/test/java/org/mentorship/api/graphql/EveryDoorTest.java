package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.common.Reach;
import org.mentorship.api.graphql.kit.Documents;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedCommandSide;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.reactivestreams.Publisher;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import reactor.core.publisher.Flux;

/** Walks every field of Query, Mutation and Subscription with every role, and compares with {@link AccessRules}. */
@SliceTest
@DisplayName("Every door")
class EveryDoorTest {

    private static final List<ActorRole> ROLES = List.of(
            ActorRole.PARTICIPANT, ActorRole.COORDINATOR, ActorRole.ADMIN, ActorRole.AUDITOR, ActorRole.EVALUATOR);

    private final GraphQLSchema schema;
    private final ExecutionGraphQlService service;
    private final ScriptedCommandSide commandSide;
    private final ScriptedReadSide readSide;
    private final AtomicLong requests = new AtomicLong();

    EveryDoorTest(
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

    @TestFactory
    @DisplayName("opens to whom the table says, and to nobody else")
    Stream<DynamicTest> opens() {
        return doors().flatMap(door -> ROLES.stream()
                .map(role -> DynamicTest.dynamicTest(door + " for " + role, () -> {
                    var rule =
                            AccessRules.of(door.root().getName(), door.field().getName());
                    var codes = codes(door, caller(role));
                    if (rule.reach(role) == Reach.NO) {
                        assertThat(codes).containsExactly("FORBIDDEN");
                        assertThat(commandSide.sent()).isEmpty();
                    } else {
                        assertThat(codes).isEmpty();
                    }
                })));
    }

    @TestFactory
    @DisplayName("is shut to callers whom nobody knows")
    Stream<DynamicTest> anonymous() {
        return doors().map(door -> DynamicTest.dynamicTest(
                door.toString(), () -> assertThat(codes(door, null)).containsExactly("UNAUTHENTICATED")));
    }

    @TestFactory
    @DisplayName("is shut to callers without a role, but for who they are")
    Stream<DynamicTest> withoutRole() {
        var nobody = new Caller("somebody", Set.of(), null, null);
        return doors().map(door -> DynamicTest.dynamicTest(
                door.toString(), () -> assertThat(codes(door, nobody)).containsExactly("FORBIDDEN")));
    }

    @TestFactory
    @DisplayName("shows a participant nothing of what is somebody else's")
    Stream<DynamicTest> othersThings() {
        var stranger = GraphQlSlice.participant(Samples.STRANGER);
        return doors().filter(door ->
                        AccessRules.of(door.root().getName(), door.field().getName())
                                        .reach(ActorRole.PARTICIPANT)
                                == Reach.OWN)
                .filter(door -> !List.of(
                                "enrollments",
                                "mentorships",
                                "mentors",
                                "requestMentor",
                                "updateProfile",
                                "erasePersonalData")
                        .contains(door.field().getName()))
                .map(door -> DynamicTest.dynamicTest(door.toString(), () -> {
                    assertThat(codes(door, stranger)).as(door.toString()).containsExactly(expectedFor(door));
                    assertThat(commandSide.sent()).isEmpty();
                }));
    }

    @TestFactory
    @DisplayName("shows a coordinator nothing of what is of a programme of others, and lets them do nothing there")
    Stream<DynamicTest> othersPrograms() {
        var outsider = GraphQlSlice.coordinatorOfAnother();
        return doors().filter(door ->
                        AccessRules.of(door.root().getName(), door.field().getName())
                                        .reach(ActorRole.COORDINATOR)
                                == Reach.COORDINATED)
                .filter(door -> !LISTS.contains(door.field().getName()))
                .map(door -> DynamicTest.dynamicTest(door.toString(), () -> {
                    assertThat(codes(door, outsider)).as(door.toString()).containsExactly(expectedOfOthers(door));
                    assertThat(commandSide.sent()).isEmpty();
                }));
    }

    @TestFactory
    @DisplayName("that asks who coordinates what is UNAVAILABLE while nobody knows, and no other is")
    Stream<DynamicTest> unknownPrograms() {
        var coordinator = GraphQlSlice.staff(ActorRole.COORDINATOR).coordinatingUnknown();
        return doors().map(door -> DynamicTest.dynamicTest(door.toString(), () -> {
            var reach = AccessRules.of(door.root().getName(), door.field().getName())
                    .reach(ActorRole.COORDINATOR);
            switch (reach) {
                case COORDINATED -> {
                    assertThat(codes(door, coordinator)).containsExactly("UNAVAILABLE");
                    assertThat(commandSide.sent()).isEmpty();
                }
                case NO -> assertThat(codes(door, coordinator)).containsExactly("FORBIDDEN");
                case OWN, ANY -> assertThat(codes(door, coordinator)).isEmpty();
            }
        }));
    }

    /** Empty for them, see {@link EveryEdgeTest}. */
    private static final List<String> LISTS =
            List.of("participants", "enrollments", "mentorships", "mentors", "auditLog");

    /** That there is a programme is known to all. */
    private static String expectedOfOthers(Door door) {
        var input = door.field().getArgument("input");
        var isOfProgram = input != null
                && GraphQLTypeUtil.unwrapNonNull(input.getType()) instanceof GraphQLInputObjectType type
                && type.getField("programId") != null;
        return isOfProgram ? "FORBIDDEN" : "NOT_FOUND";
    }

    /** Enrolling and removing others is refused whoever they are, so it tells nothing. */
    private static String expectedFor(Door door) {
        return List.of("enroll", "removeMember").contains(door.field().getName()) ? "FORBIDDEN" : "NOT_FOUND";
    }

    private record Door(GraphQLObjectType root, GraphQLFieldDefinition field) {
        @Override
        public String toString() {
            return root.getName() + "." + field.getName();
        }
    }

    private Stream<Door> doors() {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(root -> root.getFieldDefinitions().stream().map(field -> new Door(root, field)));
    }

    private static Caller caller(ActorRole role) {
        return role == ActorRole.PARTICIPANT ? GraphQlSlice.participant(Samples.MENTEE) : GraphQlSlice.staff(role);
    }

    private List<Object> codes(Door door, @Nullable Caller caller) {
        commandSide.reset();
        var document = document(door, caller);
        var response = GraphQlSlice.answer(service, caller, document, "r" + requests.incrementAndGet());
        var failures = response.getErrors();
        return response.getData() instanceof Publisher<?> updates ? codes(updates) : codes(failures);
    }

    /** Nothing here is asynchronous: what fails has failed when it is subscribed to. */
    private static List<Object> codes(Publisher<?> updates) {
        var failures = new ArrayList<Object>();
        Flux.from(updates)
                .subscribe(
                        _ -> {},
                        failure -> ((SubscriptionPublisherException) failure)
                                .getErrors()
                                .forEach(error -> failures.add(
                                        String.valueOf(error.getExtensions().get("code")))))
                .dispose();
        return failures;
    }

    private static List<Object> codes(List<ResponseError> failures) {
        return failures.stream().<Object>map(EveryDoorTest::code).toList();
    }

    /** A coordinator asks for a mentor on a mentee's behalf. */
    private static String document(Door door, @Nullable Caller caller) {
        var document = Documents.of(door.root(), door.field());
        var isStaff = caller != null && !caller.has(ActorRole.PARTICIPANT);
        return switch (door.field().getName()) {
            case "requestMentor" ->
                isStaff ? document.replace("input: {", "input: {menteeId: \"" + Samples.MENTEE + "\", ") : document;
            case "updateProfile", "erasePersonalData" ->
                document.replace("input: {", "input: {participantId: \"" + Samples.MENTEE + "\"");
            default -> document;
        };
    }

    private static Object code(ResponseError error) {
        return Objects.requireNonNullElse(error.getExtensions().get("code"), error.getMessage());
    }
}
