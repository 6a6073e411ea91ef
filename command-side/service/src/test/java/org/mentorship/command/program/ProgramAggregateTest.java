package org.mentorship.command.program;

import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.policy;
import static org.mentorship.command.Fixtures.coordinator;
import static org.mentorship.command.Fixtures.rejected;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.Cohort;
import org.mentorship.command.Fixtures;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramCommand.ArchiveProgram;
import org.mentorship.contract.program.ProgramCommand.AssignCoordinator;
import org.mentorship.contract.program.ProgramCommand.ChangePolicy;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramCommand.DefineInstrument;
import org.mentorship.contract.program.ProgramCommand.OpenEnrollment;
import org.mentorship.contract.program.ProgramCommand.RemoveCoordinator;
import org.mentorship.contract.program.ProgramEvent.CoordinatorAssigned;
import org.mentorship.contract.program.ProgramEvent.CoordinatorRemoved;
import org.mentorship.contract.program.ProgramEvent.EnrollmentClosed;
import org.mentorship.contract.program.ProgramEvent.EnrollmentOpened;
import org.mentorship.contract.program.ProgramEvent.InstrumentDefined;
import org.mentorship.contract.program.ProgramEvent.PolicyChanged;
import org.mentorship.contract.program.ProgramEvent.ProgramArchived;
import org.mentorship.contract.program.ProgramEvent.ProgramCreated;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;

@DisplayName("A programme")
class ProgramAggregateTest {

    private static final String NAME = "Tech mentoring";

    private FixtureConfiguration<ProgramAggregate> fixture = Fixtures.of(ProgramAggregate.class);

    @BeforeEach
    void fresh() {
        fixture = Fixtures.of(ProgramAggregate.class);
    }

    private static ProgramCreated created() {
        return new ProgramCreated(PROGRAM, NAME, Setting.COMMUNITY, policy(), "coordinator-1");
    }

    private static InstrumentDefined standard(int index) {
        return new InstrumentDefined(PROGRAM, StandardInstruments.all().get(index));
    }

    @Test
    @DisplayName("is created with its creator as coordinator and the standard instruments")
    void create() {
        fixture.givenNoPriorActivity()
                .when(Cohort.createProgram(), coordinator())
                .expectEvents(created(), standard(0), standard(1));
    }

    @Test
    @DisplayName("is not created twice")
    void createTwice() {
        fixture.given(created())
                .when(Cohort.createProgram(), coordinator("cmd-2"))
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.WRONG_PHASE));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses a policy that cannot be lived by")
    @MethodSource
    void badPolicies(String what, ProgramPolicy policy, RejectionCode code) {
        fixture.givenNoPriorActivity()
                .when(new CreateProgram(PROGRAM, NAME, Setting.ARTS, policy), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(code));
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new ChangePolicy(PROGRAM, policy), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(code));
    }

    static Stream<Arguments> badPolicies() {
        return Stream.of(
                bad("no format", RejectionCode.EMPTY_INPUT, List.of(), 26, 14, 3, 14, List.of(4), List.of(3)),
                bad("length 0", RejectionCode.INVALID_VALUE, formats(), 0, 14, 3, 14, List.of(), List.of(3)),
                bad("length 261", RejectionCode.INVALID_VALUE, formats(), 261, 14, 3, 14, List.of(4), List.of(3)),
                bad("cadence 0", RejectionCode.INVALID_VALUE, formats(), 26, 0, 3, 14, List.of(4), List.of(3)),
                bad("capacity 0", RejectionCode.INVALID_VALUE, formats(), 26, 14, 0, 14, List.of(4), List.of(3)),
                bad("capacity 101", RejectionCode.INVALID_VALUE, formats(), 26, 14, 101, 14, List.of(4), List.of(3)),
                bad("deadline 0", RejectionCode.INVALID_VALUE, formats(), 26, 14, 3, 0, List.of(4), List.of(3)),
                bad(
                        "feedback after the end",
                        RejectionCode.INVALID_VALUE,
                        formats(),
                        26,
                        14,
                        3,
                        14,
                        List.of(27),
                        List.of(3)),
                bad(
                        "feedback not ascending",
                        RejectionCode.INVALID_VALUE,
                        formats(),
                        26,
                        14,
                        3,
                        14,
                        List.of(8, 4),
                        List.of(3)),
                bad(
                        "follow-up twice",
                        RejectionCode.INVALID_VALUE,
                        formats(),
                        26,
                        14,
                        3,
                        14,
                        List.of(4),
                        List.of(3, 3)));
    }

    private static List<Format> formats() {
        return List.of(Format.ONE_ON_ONE);
    }

    private static Arguments bad(
            String what,
            RejectionCode code,
            List<Format> formats,
            int weeks,
            int cadence,
            int capacity,
            int deadline,
            List<Integer> feedbackWeeks,
            List<Integer> followUpMonths) {
        return Arguments.of(
                what,
                new ProgramPolicy(
                        formats,
                        List.of(MeetingMode.VIDEO),
                        weeks,
                        cadence,
                        capacity,
                        deadline,
                        false,
                        new MatchRules(true, Map.of()),
                        feedbackWeeks,
                        followUpMonths,
                        null),
                code);
    }

    @ParameterizedTest
    @DisplayName("refuses weights whose names could not be stored, or be read back")
    @MethodSource
    void badWeights(Map<String, Double> weights) {
        var policy = weighing(weights);
        fixture.givenNoPriorActivity()
                .when(new CreateProgram(PROGRAM, NAME, Setting.ARTS, policy), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.INVALID_VALUE));
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new ChangePolicy(PROGRAM, policy), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.INVALID_VALUE));
    }

    static Stream<Map<String, Double>> badWeights() {
        return Stream.of(
                Map.of("", 1.0),
                Map.of("goals\0", 1.0),
                Map.of("$goals", 1.0),
                Map.of("goals.first", 1.0),
                Map.of("\ud800", 1.0),
                Map.of("1st", 1.0),
                Map.of("g".repeat(41), 1.0),
                Map.of("g".repeat(60_000), 1.0),
                Map.of("goals", Double.NaN),
                Map.of("goals", Double.POSITIVE_INFINITY),
                weights(51));
    }

    @Test
    @DisplayName("takes fifty weights with names of forty characters")
    void manyWeights() {
        var policy = weighing(weights(50));
        fixture.given(created())
                .when(new ChangePolicy(PROGRAM, policy), coordinator())
                .expectEvents(new PolicyChanged(PROGRAM, policy));
    }

    private static Map<String, Double> weights(int number) {
        return IntStream.range(0, number).boxed().collect(Collectors.toMap("w%039d"::formatted, Integer::doubleValue));
    }

    private static ProgramPolicy weighing(Map<String, Double> weights) {
        var policy = policy();
        return new ProgramPolicy(
                policy.formats(),
                policy.modes(),
                policy.lengthWeeks(),
                policy.cadenceDays(),
                policy.mentorCapacity(),
                policy.responseDeadlineDays(),
                policy.requireAgreement(),
                new MatchRules(true, weights),
                policy.feedbackWeeks(),
                policy.followUpMonths(),
                policy.agreementTemplate());
    }

    @Test
    @DisplayName("needs a name of at most 200 characters")
    void name() {
        fixture.givenNoPriorActivity()
                .when(new CreateProgram(PROGRAM, " ", Setting.ARTS, policy()), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.EMPTY_INPUT));
        Fixtures.of(ProgramAggregate.class)
                .givenNoPriorActivity()
                .when(new CreateProgram(PROGRAM, "x".repeat(201), Setting.ARTS, policy()), coordinator())
                .expectResultMessageMatching(rejected(RejectionCode.TEXT_TOO_LONG));
    }

    @Test
    @DisplayName("takes a second coordinator, once")
    void assign() {
        fixture.given(created())
                .when(new AssignCoordinator(PROGRAM, "c2"), coordinator())
                .expectEvents(new CoordinatorAssigned(PROGRAM, "c2"));
        Fixtures.of(ProgramAggregate.class)
                .given(created(), new CoordinatorAssigned(PROGRAM, "c2"))
                .when(new AssignCoordinator(PROGRAM, "c2"), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.ALREADY_COORDINATOR));
    }

    @Test
    @DisplayName("has a name that shows something, on one line")
    void names() {
        Fixtures.of(ProgramAggregate.class)
                .givenNoPriorActivity()
                .when(new CreateProgram(PROGRAM, "\u200b\u00a0", Setting.ARTS, policy()), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.EMPTY_INPUT));
        Fixtures.of(ProgramAggregate.class)
                .givenNoPriorActivity()
                .when(new CreateProgram(PROGRAM, "Arts\nand more", Setting.ARTS, policy()), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"automation:match", " c2", "c2 ", "\u00a0c2", "c\n2", "c2\ud83d"})
    @DisplayName("takes nobody as coordinator whom no token can name:")
    void coordinatorWithoutToken(String subject) {
        fixture.given(created())
                .when(new AssignCoordinator(PROGRAM, subject), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.INVALID_VALUE));
    }

    @Test
    @DisplayName("keeps its last coordinator")
    void remove() {
        fixture.given(created(), new CoordinatorAssigned(PROGRAM, "c2"))
                .when(new RemoveCoordinator(PROGRAM, "coordinator-1"), coordinator())
                .expectEvents(new CoordinatorRemoved(PROGRAM, "coordinator-1"));
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new RemoveCoordinator(PROGRAM, "coordinator-1"), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.LAST_COORDINATOR));
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new RemoveCoordinator(PROGRAM, "somebody"), coordinator())
                .expectResultMessageMatching(rejected(RejectionCode.NOT_A_COORDINATOR));
    }

    @Test
    @DisplayName("changes its policy; the same policy changes nothing")
    void changePolicy() {
        var virtual = new ProgramPolicy(
                List.of(Format.PEER),
                List.of(MeetingMode.VIDEO),
                12,
                7,
                1,
                7,
                true,
                new MatchRules(false, Map.of()),
                List.of(),
                List.of(),
                "Template");
        fixture.given(created())
                .when(new ChangePolicy(PROGRAM, virtual), coordinator())
                .expectEvents(new PolicyChanged(PROGRAM, virtual));
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new ChangePolicy(PROGRAM, policy()), coordinator())
                .expectNoEvents();
    }

    @Test
    @DisplayName("opens and closes enrolment; doing so twice changes nothing")
    void enrollment() {
        fixture.given(created())
                .when(new CloseEnrollment(PROGRAM), coordinator())
                .expectEvents(new EnrollmentClosed(PROGRAM));
        Fixtures.of(ProgramAggregate.class)
                .given(created(), new EnrollmentClosed(PROGRAM))
                .when(new CloseEnrollment(PROGRAM), coordinator())
                .expectNoEvents();
        Fixtures.of(ProgramAggregate.class)
                .given(created(), new EnrollmentClosed(PROGRAM))
                .when(new OpenEnrollment(PROGRAM), coordinator())
                .expectEvents(new EnrollmentOpened(PROGRAM));
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new OpenEnrollment(PROGRAM), coordinator())
                .expectNoEvents();
    }

    @Test
    @DisplayName("defines the next version of an instrument")
    void instrument() {
        var items = List.of(new InstrumentItem("overall", "How was it?", 1, 7, false, null));
        fixture.given(created(), standard(0))
                .when(new DefineInstrument(PROGRAM, "satisfaction", items), coordinator())
                .expectEvents(new InstrumentDefined(PROGRAM, new Instrument("satisfaction", 2, items)));
    }

    @Test
    @DisplayName("refuses an instrument without items, with an item twice, or with an impossible scale")
    void badInstruments() {
        var item = new InstrumentItem("a", "A?", 1, 5, false, null);
        refused(List.of(), RejectionCode.EMPTY_INPUT);
        refused(List.of(item, item), RejectionCode.INVALID_VALUE);
        refused(List.of(new InstrumentItem("a", "A?", 5, 5, false, null)), RejectionCode.INVALID_VALUE);
        refused(List.of(new InstrumentItem("a", "", 1, 5, false, null)), RejectionCode.EMPTY_INPUT);
    }

    @Test
    @DisplayName("holds so many versions of instruments, and coordinators, and no more: its view is one document")
    void limits() {
        var text = "師".repeat(200);
        var items = IntStream.range(0, 100)
                .mapToObj(i -> new InstrumentItem(text.substring(3) + "%03d".formatted(i), text, 0, 1, false, text))
                .toList();
        var full = Stream.concat(
                        Stream.of(created()),
                        IntStream.rangeClosed(1, 42)
                                .mapToObj(version ->
                                        new InstrumentDefined(PROGRAM, new Instrument("long", version, items))))
                .toList();
        fixture.given(full)
                .when(new DefineInstrument(PROGRAM, "long", items), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.LIMIT_REACHED));
        Fixtures.of(ProgramAggregate.class)
                .given(full.subList(0, 31))
                .when(new DefineInstrument(PROGRAM, "long", items), coordinator())
                .expectEvents(new InstrumentDefined(PROGRAM, new Instrument("long", 31, items)));
        Fixtures.of(ProgramAggregate.class)
                .given(Stream.concat(
                                Stream.of(created()),
                                IntStream.range(1, 200).mapToObj(i -> new CoordinatorAssigned(PROGRAM, "c" + i)))
                        .toList())
                .when(new AssignCoordinator(PROGRAM, "one-more"), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.LIMIT_REACHED));
    }

    private static void refused(List<InstrumentItem> items, RejectionCode code) {
        Fixtures.of(ProgramAggregate.class)
                .given(created())
                .when(new DefineInstrument(PROGRAM, "x", items), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(code));
    }

    @Test
    @DisplayName("takes nothing more once archived")
    void archive() {
        fixture.given(created())
                .when(new ArchiveProgram(PROGRAM), coordinator())
                .expectEvents(new ProgramArchived(PROGRAM));
        Stream.of(
                        new ArchiveProgram(PROGRAM),
                        new OpenEnrollment(PROGRAM),
                        new CloseEnrollment(PROGRAM),
                        new ChangePolicy(PROGRAM, policy()),
                        new AssignCoordinator(PROGRAM, "c2"),
                        new RemoveCoordinator(PROGRAM, "c2"))
                .forEach(command -> Fixtures.of(ProgramAggregate.class)
                        .given(created(), new ProgramArchived(PROGRAM))
                        .when(command, coordinator())
                        .expectNoEvents()
                        .expectResultMessageMatching(rejected(RejectionCode.PROGRAM_ARCHIVED)));
    }
}
