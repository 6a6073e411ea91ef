package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient.Answer;
import tools.jackson.databind.json.JsonMapper;

/** Each row is something that goes wrong, and the code that says so; after each the log is as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Bad input has its code and changes nothing:")
class BadInputTest {

    private static final String NOBODY = "par_0000000000000000000000000";
    private static final String NOTHING = "mnt_0000000000000000000000000";
    private static final String TOO_LONG = "x".repeat(Limits.LONG_TEXT + 1);
    private static final String TOO_LONG_A_LINE = "x".repeat(Limits.SHORT_TEXT + 1);

    private final LocalService service;
    private final Path data;
    private final Api api;
    private final Cast cast;

    /** Active, with an agreement, a goal with a milestone, a planned meeting and one that was held. */
    private final String active;

    /** Of two others, and not answered. */
    private final String proposed;

    private final String stranger;
    private final String goal;
    private final String milestone;
    private final String meeting;

    BadInputTest(@TempDir Path place) {
        data = place.resolve("data");
        service = LocalService.start(data);
        api = service.api();
        cast = Cast.in(service);
        active = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        List.of(cast.mentorToken(), cast.menteeToken())
                .forEach(token -> accepted(token, "acceptMatch", Map.of("mentorshipId", active)));
        service.settle();
        await().until(() -> statusOf(active).equals("ACTIVE"));
        accepted(cast.mentorToken(), "proposeAgreement", agreement());
        List.of(cast.mentorToken(), cast.menteeToken())
                .forEach(token -> accepted(token, "signAgreement", Map.of("mentorshipId", active)));
        goal = api.mutate(cast.menteeToken(), "setGoals", goals(goal()), "goalIds")
                .accepted()
                .at("/goalIds/0")
                .asString();
        milestone = api.query(
                        cast.staff(), "mentorship", "(id: \"%s\") { goals { milestones { id } } }".formatted(active))
                .accepted()
                .at("/goals/0/milestones/0/id")
                .asString();
        service.pass(Duration.ofDays(2));
        accepted(cast.mentorToken(), "logMeeting", held());
        service.pass(Duration.ofDays(1));
        meeting = api.mutate(cast.mentorToken(), "scheduleMeeting", planned(), "meetingId")
                .accepted()
                .at("/meetingId")
                .asString();
        stranger = service.token(Cast.register(api, cast.staff(), "Sam Stranger"), ActorRole.PARTICIPANT);
        proposed = proposeOthers();
        service.settle();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private String proposeOthers() {
        var people = Stream.of("MENTOR", "MENTEE")
                .map(role -> {
                    var person = Cast.register(api, cast.staff(), "Other " + role);
                    accepted(
                            cast.staff(),
                            "enroll",
                            Map.of("programId", cast.program(), "participantId", person, "role", role));
                    return person;
                })
                .toList();
        return api.mutate(cast.staff(), "proposeMatch", match(people.getFirst(), people.getLast()), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
    }

    private String statusOf(String mentorship) {
        return api.query(cast.staff(), "mentorship", "(id: \"%s\") { status }".formatted(mentorship))
                .accepted()
                .at("/status")
                .asString();
    }

    private void accepted(String token, String mutation, Map<String, ?> input) {
        api.mutate(token, mutation, input).accepted();
    }

    private record Row(String what, String code, Supplier<String> attempt) {}

    private static Row row(String what, String code, Supplier<String> attempt) {
        return new Row(what, code, attempt);
    }

    /** A mutation by somebody. */
    private Row row(String what, String code, String token, String mutation, Map<String, ?> input) {
        return row(what, code, () -> api.mutate(token, mutation, input).code());
    }

    /** A mutation by the mentor. */
    private Row row(String what, String code, String mutation, Map<String, ?> input) {
        return row(what, code, cast.mentorToken(), mutation, input);
    }

    private Row document(String what, String code, String document) {
        return row(what, code, () -> api.post(cast.staff(), document, Map.of()).code());
    }

    private Stream<DynamicTest> tests(Row... rows) {
        return Stream.of(rows)
                .map(row -> DynamicTest.dynamicTest(row.what() + ": " + row.code(), () -> {
                    var head = api.head(cast.staff());
                    assertThat(row.attempt().get()).isEqualTo(row.code());
                    assertThat(api.head(cast.staff())).as("events in the log").isEqualTo(head);
                }));
    }

    private Map<String, Object> onActive(Map.Entry<String, ?>... fields) {
        return with(Map.of("mentorshipId", active), fields);
    }

    private static Map<String, Object> with(Map<String, ?> input, Map.Entry<String, ?>... more) {
        var extended = new HashMap<String, Object>(input);
        List.of(more).forEach(field -> extended.put(field.getKey(), field.getValue()));
        return extended;
    }

    private Map<String, Object> held() {
        return onActive(
                entry("heldAt", service.now().minus(Duration.ofDays(1)).toString()),
                entry("minutes", 60),
                entry("mode", "VIDEO"),
                entry("attendeeIds", List.of(cast.mentor(), cast.mentee())));
    }

    private Map<String, Object> planned() {
        return onActive(
                entry("startsAt", service.now().plus(Duration.ofDays(5)).toString()),
                entry("minutes", 60),
                entry("mode", "VIDEO"));
    }

    private Map<String, Object> agreement() {
        return onActive(
                entry("mentorExpectations", "Questions."),
                entry("menteeExpectations", "Honesty."),
                entry("cadenceDays", 14),
                entry("modes", List.of("VIDEO")));
    }

    @SafeVarargs
    private Map<String, Object> goals(Map<String, ?>... goals) {
        return onActive(entry("goals", List.of(goals)));
    }

    private static Map<String, Object> goal() {
        return Map.of(
                "title",
                "Speak in public",
                "importance",
                3,
                "difficulty",
                2,
                "levels",
                List.of("not at all", "a little", "as hoped", "more", "much more"),
                "milestones",
                List.of(Map.of("title", "A first try")));
    }

    private Map<String, Object> match(String mentor, String mentee) {
        return with(cast.pair(), entry("mentorIds", List.of(mentor)), entry("menteeIds", List.of(mentee)));
    }

    private Map<String, Object> feedback() {
        return onActive(
                entry("direction", "MENTOR_TO_MENTEE"),
                entry("instrument", Cast.INSTRUMENT),
                entry("answers", List.of(4, 4)));
    }

    private Map<String, Object> program() {
        return Map.of(
                "name",
                "Second steps",
                "setting",
                "BUSINESS",
                "formats",
                List.of("ONE_ON_ONE"),
                "lengthWeeks",
                12,
                "cadenceDays",
                14,
                "mentorCapacity",
                1);
    }

    @TestFactory
    @DisplayName("ids of what is not there")
    Stream<DynamicTest> unknownIds() {
        return tests(
                row("a mentorship", "NOT_FOUND", "logMeeting", with(held(), entry("mentorshipId", NOTHING))),
                row("an id of another kind", "NOT_FOUND", "logMeeting", with(held(), entry("mentorshipId", NOBODY))),
                row("no id at all", "NOT_FOUND", "logMeeting", with(held(), entry("mentorshipId", "x"))),
                document(
                        "a mentorship that is read",
                        "NOT_FOUND",
                        "{ mentorship(id: \"%s\") { id } }".formatted(NOTHING)),
                document("a person", "NOT_FOUND", "{ participant(id: \"%s\") { id } }".formatted(NOBODY)),
                document("a programme", "NOT_FOUND", "{ program(id: \"prg_0000000000000000000000000\") { id } }"),
                row(
                        "a programme to enrol in",
                        "NOT_FOUND",
                        cast.staff(),
                        "enroll",
                        Map.of(
                                "programId",
                                "prg_0000000000000000000000000",
                                "participantId",
                                cast.mentor(),
                                "role",
                                "MENTOR")),
                row(
                        "a person to enrol",
                        "NOT_FOUND",
                        cast.staff(),
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", NOBODY, "role", "MENTOR")),
                row("a person to match", "NOT_ENROLLED", cast.staff(), "proposeMatch", match(NOBODY, cast.mentee())),
                row("no person's id", "INVALID_VALUE", cast.staff(), "proposeMatch", match(cast.mentor(), "Bob")),
                row(
                        "a goal",
                        "UNKNOWN_GOAL",
                        "recordGoalProgress",
                        onActive(entry("goalId", "gol_x"), entry("level", 1))),
                row(
                        "a goal of a meeting",
                        "UNKNOWN_GOAL",
                        "logMeeting",
                        with(held(), entry("goalIds", List.of("gol_x")))),
                row("a meeting", "UNKNOWN_MEETING", "cancelMeeting", onActive(entry("meetingId", "mtg_x"))),
                row("an action item", "UNKNOWN_ITEM", "completeActionItem", onActive(entry("actionItemId", "act_x"))),
                row(
                        "a milestone",
                        "UNKNOWN_ITEM",
                        "completeMilestone",
                        onActive(entry("goalId", goal), entry("milestoneId", "mst_x"))),
                row(
                        "a concern",
                        "UNKNOWN_ITEM",
                        cast.staff(),
                        "resolveConcern",
                        onActive(entry("concernId", "con_x"), entry("resolution", "Talked."))),
                row(
                        "somebody who is no member",
                        "NOT_A_MEMBER",
                        "logMeeting",
                        with(held(), entry("attendeeIds", List.of(cast.mentor(), NOBODY)))),
                row(
                        "an instrument",
                        "INSTRUMENT_MISMATCH",
                        "giveFeedback",
                        with(feedback(), entry("instrument", "none"))));
    }

    @TestFactory
    @DisplayName("steps of another phase")
    Stream<DynamicTest> wrongPhase() {
        return tests(
                row(
                        "a meeting before the start",
                        "WRONG_PHASE",
                        cast.staff(),
                        "logMeeting",
                        with(held(), entry("mentorshipId", proposed))),
                row(
                        "goals before the start",
                        "WRONG_PHASE",
                        cast.staff(),
                        "setGoals",
                        with(goals(goal()), entry("mentorshipId", proposed))),
                row("going on without a pause", "WRONG_PHASE", "resumeMentorship", onActive()),
                row(
                        "looking back before closing",
                        "WRONG_PHASE",
                        "reflect",
                        onActive(entry("accomplishments", "We dared."))),
                row("the end before closing", "WRONG_PHASE", "completeClosure", onActive()),
                row("taking back what has started", "WRONG_PHASE", cast.staff(), "withdrawProposal", onActive()),
                row("accepting what was accepted", "ALREADY_ANSWERED", "acceptMatch", onActive()),
                row("matching who is matched", "PAIR_ALREADY_LIVE", cast.staff(), "proposeMatch", cast.pair()),
                row("signing what was signed", "ALREADY_ANSWERED", "signAgreement", onActive()),
                row(
                        "a follow-up before the end",
                        "WRONG_PHASE",
                        "recordFollowUp",
                        onActive(
                                entry("months", 3),
                                entry("advancement", "NONE"),
                                entry("satisfaction", 3),
                                entry("stillInContact", true),
                                entry("nowAMentor", false))),
                row(
                        "enrolling again",
                        "ALREADY_ENROLLED",
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", cast.mentor(), "role", "MENTOR")));
    }

    @TestFactory
    @DisplayName("dates")
    Stream<DynamicTest> dates() {
        return tests(
                row(
                        "a meeting held tomorrow",
                        "MEETING_IN_FUTURE",
                        "logMeeting",
                        with(
                                held(),
                                entry(
                                        "heldAt",
                                        service.now().plus(Duration.ofDays(1)).toString()))),
                row(
                        "a meeting held before the start",
                        "MEETING_BEFORE_START",
                        "logMeeting",
                        with(
                                held(),
                                entry(
                                        "heldAt",
                                        LocalService.BEGINNING.minusSeconds(1).toString()))),
                row(
                        "two meetings at once",
                        "OVERLAPPING_MEETING",
                        "logMeeting",
                        with(
                                held(),
                                entry(
                                        "heldAt",
                                        LocalService.BEGINNING
                                                .plus(Duration.ofDays(1))
                                                .plusSeconds(60)
                                                .toString()))),
                row(
                        "a meeting planned for yesterday",
                        "DATE_IN_PAST",
                        "scheduleMeeting",
                        with(
                                planned(),
                                entry(
                                        "startsAt",
                                        service.now().minus(Duration.ofDays(1)).toString()))),
                row(
                        "a meeting moved to yesterday",
                        "DATE_IN_PAST",
                        "rescheduleMeeting",
                        onActive(
                                entry("meetingId", meeting),
                                entry(
                                        "startsAt",
                                        service.now().minus(Duration.ofDays(1)).toString()))),
                row(
                        "a meeting in 200 years",
                        "INVALID_VALUE",
                        "scheduleMeeting",
                        with(planned(), entry("startsAt", "2226-01-01T10:00:00Z"))),
                row(
                        "nobody came to a meeting to be",
                        "DATE_IN_FUTURE",
                        "recordNoShow",
                        onActive(entry("meetingId", meeting), entry("absentIds", List.of(cast.mentee())))),
                row(
                        "a goal due last year",
                        "DATE_IN_PAST",
                        "setGoals",
                        goals(with(goal(), entry("due", "2025-12-31")))),
                row(
                        "a milestone completed next year",
                        "DATE_IN_FUTURE",
                        "completeMilestone",
                        onActive(
                                entry("goalId", goal),
                                entry("milestoneId", milestone),
                                entry("completedOn", "2027-01-01"))),
                row(
                        "a task due last year",
                        "DATE_IN_PAST",
                        "addActionItem",
                        onActive(entry("text", "Write."), entry("ownerId", cast.mentee()), entry("due", "2025-12-31"))),
                row(
                        "a pause until last year",
                        "DATE_IN_PAST",
                        "pauseMentorship",
                        onActive(entry("until", "2025-12-31"))));
    }

    @TestFactory
    @DisplayName("texts over their limits, and texts, lists and numbers that are not what they must be")
    Stream<DynamicTest> values() {
        return tests(
                row("notes", "TEXT_TOO_LONG", "logMeeting", with(held(), entry("notes", TOO_LONG))),
                row(
                        "a topic",
                        "TEXT_TOO_LONG",
                        "scheduleMeeting",
                        with(planned(), entry("topics", List.of(TOO_LONG_A_LINE)))),
                row(
                        "a concern",
                        "TEXT_TOO_LONG",
                        "raiseConcern",
                        onActive(entry("severity", "LOW"), entry("text", TOO_LONG))),
                row(
                        "a goal's title",
                        "TEXT_TOO_LONG",
                        "setGoals",
                        goals(with(goal(), entry("title", TOO_LONG_A_LINE)))),
                row("a reason", "TEXT_TOO_LONG", "requestClosure", onActive(entry("reason", TOO_LONG))),
                row("an audit reason", "TEXT_TOO_LONG", "resumeMentorship", onActive(entry("reason", TOO_LONG))),
                row("a name", "TEXT_TOO_LONG", cast.staff(), "registerParticipant", Cast.person(TOO_LONG_A_LINE)),
                row(
                        "a programme's name",
                        "TEXT_TOO_LONG",
                        cast.staff(),
                        "createProgram",
                        with(program(), entry("name", TOO_LONG_A_LINE))),
                row("no goals", "EMPTY_INPUT", "setGoals", goals()),
                row("no attendees", "EMPTY_INPUT", "logMeeting", with(held(), entry("attendeeIds", List.of()))),
                row("no modes", "EMPTY_INPUT", "proposeAgreement", with(agreement(), entry("modes", List.of()))),
                row(
                        "no formats",
                        "EMPTY_INPUT",
                        cast.staff(),
                        "createProgram",
                        with(program(), entry("formats", List.of()))),
                row(
                        "no languages",
                        "EMPTY_INPUT",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("languages", List.of()))),
                row(
                        "no mentees",
                        "WRONG_COMPOSITION",
                        cast.staff(),
                        "proposeMatch",
                        with(cast.pair(), entry("menteeIds", List.of()))),
                row(
                        "a blank concern",
                        "EMPTY_INPUT",
                        "raiseConcern",
                        onActive(entry("severity", "LOW"), entry("text", " \n\t"))),
                row(
                        "a blank name",
                        "EMPTY_INPUT",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("name", " "))),
                row(
                        "an e-mail that is none",
                        "INVALID_VALUE",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("email", "ada"))),
                row(
                        "a time zone that is none",
                        "INVALID_VALUE",
                        cast.staff(),
                        "registerParticipant",
                        with(Cast.person("Ada"), entry("timeZone", "Mars/Olympus"))),
                row(
                        "four levels",
                        "GOAL_LEVELS_INCOMPLETE",
                        "setGoals",
                        goals(with(goal(), entry("levels", List.of("1", "2", "3", "4"))))),
                row("importance 4", "INVALID_VALUE", "setGoals", goals(with(goal(), entry("importance", 4)))),
                row(
                        "the second of two goals",
                        "EMPTY_INPUT",
                        "setGoals",
                        goals(goal(), with(goal(), entry("title", "")))),
                row("level 3", "INVALID_VALUE", "assessGoal", onActive(entry("goalId", goal), entry("level", 3))),
                row("no minutes", "INVALID_VALUE", "logMeeting", with(held(), entry("minutes", 0))),
                row(
                        "more minutes than a day has",
                        "INVALID_VALUE",
                        "scheduleMeeting",
                        with(planned(), entry("minutes", 1441))),
                row(
                        "the same person twice",
                        "INVALID_VALUE",
                        "logMeeting",
                        with(held(), entry("attendeeIds", List.of(cast.mentor(), cast.mentor())))),
                row(
                        "a mode that the programme excludes",
                        "MODE_NOT_ALLOWED",
                        "logMeeting",
                        with(held(), entry("mode", "PHONE"))),
                row(
                        "a format that the programme excludes",
                        "FORMAT_NOT_ALLOWED",
                        cast.staff(),
                        "proposeMatch",
                        with(cast.pair(), entry("format", "GROUP"))),
                row(
                        "too few answers",
                        "INSTRUMENT_MISMATCH",
                        "giveFeedback",
                        with(feedback(), entry("answers", List.of(4)))),
                row(
                        "an answer off the scale",
                        "INSTRUMENT_MISMATCH",
                        "giveFeedback",
                        with(feedback(), entry("answers", List.of(4, 6)))),
                row(
                        "feedback from the other side",
                        "NOT_A_MEMBER",
                        "giveFeedback",
                        with(feedback(), entry("direction", "MENTEE_TO_MENTOR"))),
                row(
                        "a programme without length",
                        "INVALID_VALUE",
                        cast.staff(),
                        "createProgram",
                        with(program(), entry("lengthWeeks", 0))));
    }

    @TestFactory
    @DisplayName("command ids and versions")
    Stream<DynamicTest> commandIdsAndVersions() {
        accepted(cast.mentorToken(), "raiseConcern", concern("Once."));
        return tests(
                row("the id of another content", "IDEMPOTENCY_CONFLICT", "raiseConcern", concern("Twice.")),
                row(
                        "the id of another command",
                        "IDEMPOTENCY_CONFLICT",
                        "pauseMentorship",
                        onActive(entry("commandId", "concern-1"))),
                row(
                        "an id with a space",
                        "INVALID_VALUE",
                        "raiseConcern",
                        with(concern("Once."), entry("commandId", "a b"))),
                row("an empty id", "INVALID_VALUE", "raiseConcern", with(concern("Once."), entry("commandId", ""))),
                row(
                        "an id of 101 characters",
                        "INVALID_VALUE",
                        "raiseConcern",
                        with(concern("Once."), entry("commandId", "x".repeat(101)))),
                row(
                        "a version that is past",
                        "VERSION_CONFLICT",
                        "pauseMentorship",
                        onActive(entry("expectedVersion", 0))),
                row(
                        "a version to come",
                        "VERSION_CONFLICT",
                        "pauseMentorship",
                        onActive(entry("expectedVersion", 9_999))),
                row(
                        "a version below all",
                        "VERSION_CONFLICT",
                        "pauseMentorship",
                        onActive(entry("expectedVersion", -1))));
    }

    private Map<String, Object> concern(String text) {
        return onActive(entry("severity", "LOW"), entry("text", text), entry("commandId", "concern-1"));
    }

    @Test
    @DisplayName("a command to a stream that is not there is counted among the refusals")
    void missingStream() {
        var before = service.refusals(RejectionCode.NOT_FOUND);

        var answer = api.mutate(cast.staff(), "resumeMentorship", Map.of("mentorshipId", NOTHING));

        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(service.refusals(RejectionCode.NOT_FOUND)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("a command that is sent twice takes effect once, and both are answered alike")
    void sentTwice() {
        var input = onActive(entry("text", "Write."), entry("ownerId", cast.mentee()), entry("commandId", "action-1"));
        var first = api.mutate(cast.mentorToken(), "addActionItem", input, "actionItemId")
                .accepted();
        var head = api.head(cast.staff());

        assertThat(api.mutate(cast.mentorToken(), "addActionItem", input, "actionItemId")
                        .accepted())
                .isEqualTo(first);
        assertThat(api.head(cast.staff())).isEqualTo(head);
    }

    @TestFactory
    @DisplayName("tokens")
    Stream<DynamicTest> tokens(@TempDir Path elsewhere) {
        var good = cast.staff();
        return tests(
                row("none", "UNAUTHENTICATED", () -> codeWith(null)),
                row("garbage", "UNAUTHENTICATED", () -> codeWith("garbage")),
                row("cut short", "UNAUTHENTICATED", () -> codeWith(good.substring(0, good.length() - 5))),
                row(
                        "without its signature",
                        "UNAUTHENTICATED",
                        () -> codeWith(good.substring(0, good.lastIndexOf('.') + 1))),
                row(
                        "expired",
                        "UNAUTHENTICATED",
                        () -> codeWith(
                                tokenOf(SigningKey.in(data), Clock.offset(Clock.systemUTC(), Duration.ofDays(-1))))),
                row(
                        "not valid yet",
                        "UNAUTHENTICATED",
                        () -> codeWith(
                                tokenOf(SigningKey.in(data), Clock.offset(Clock.systemUTC(), Duration.ofDays(1))))),
                row(
                        "of another service's key",
                        "UNAUTHENTICATED",
                        () -> codeWith(tokenOf(SigningKey.in(elsewhere), Clock.systemUTC()))),
                row(
                        "for another audience",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(data, claims -> claims.audience("payroll")))),
                row(
                        "of another issuer",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(data, claims -> claims.issuer("https://issuer.example")))),
                row(
                        "without an end",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(data, claims -> claims.expirationTime(null)))),
                row(
                        "of an automation",
                        "UNAUTHENTICATED",
                        () -> codeWith(Tokens.with(data, claims -> claims.subject("automation:match")))),
                row(
                        "without a role",
                        "FORBIDDEN",
                        () -> codeWith(Tokens.with(data, claims -> claims.claim("roles", List.of())))),
                row(
                        "of an unknown role",
                        "FORBIDDEN",
                        () -> codeWith(Tokens.with(data, claims -> claims.claim("roles", List.of("EMPEROR"))))),
                row(
                        "of a participant without an id",
                        "UNAUTHENTICATED",
                        () -> codeWith(service.token("Ada", ActorRole.PARTICIPANT))));
    }

    private String codeWith(@Nullable String token) {
        return api.mutate(token, "createProgram", program()).code();
    }

    private static String tokenOf(ECKey key, Clock clock) {
        return new TokenIssuer(key, clock).issue("coordinator", List.of(ActorRole.COORDINATOR), Duration.ofHours(1));
    }

    @TestFactory
    @DisplayName("roles, and people on what is not theirs")
    Stream<DynamicTest> roles() {
        var admin = service.token("admin", ActorRole.ADMIN);
        var evaluator = service.token("evaluator", ActorRole.EVALUATOR);
        return tests(
                row("a participant makes a programme", "FORBIDDEN", "createProgram", program()),
                row("a participant registers somebody", "FORBIDDEN", "registerParticipant", Cast.person("Ada")),
                row("a participant proposes a match", "FORBIDDEN", "proposeMatch", cast.pair()),
                row("an auditor logs a meeting", "FORBIDDEN", cast.auditor(), "logMeeting", held()),
                row("an evaluator logs a meeting", "FORBIDDEN", evaluator, "logMeeting", held()),
                row(
                        "a participant reads the audit log",
                        "FORBIDDEN",
                        () -> api.query(cast.mentorToken(), "auditLog", " { nodes { type } }")
                                .code()),
                row(
                        "an evaluator reads the audit log",
                        "FORBIDDEN",
                        () -> api.query(evaluator, "auditLog", " { nodes { type } }")
                                .code()),
                row("a stranger logs a meeting", "NOT_FOUND", stranger, "logMeeting", held()),
                row("a stranger accepts", "NOT_FOUND", stranger, "acceptMatch", Map.of("mentorshipId", proposed)),
                row(
                        "a member acts for another",
                        "FORBIDDEN",
                        "reflect",
                        onActive(entry("participantId", cast.mentee()), entry("accomplishments", "Theirs."))),
                row(
                        "a participant enrols somebody else",
                        "FORBIDDEN",
                        stranger,
                        "enroll",
                        Map.of("programId", cast.program(), "participantId", cast.mentor(), "role", "PEER")),
                row(
                        "a participant changes somebody else",
                        "NOT_FOUND",
                        stranger,
                        "updateProfile",
                        Map.of("participantId", cast.mentor(), "name", "Me")),
                row(
                        "a coordinator signs without saying for whom",
                        "NOT_A_MEMBER",
                        cast.staff(),
                        "giveFeedback",
                        feedback()),
                row("an administrator for nobody", "NOT_A_MEMBER", admin, "giveFeedback", feedback()));
    }

    @TestFactory
    @DisplayName("requests that are no GraphQL, or do not fit the schema")
    Stream<DynamicTest> documents() {
        var log = "mutation($input: LogMeetingInput!) { logMeeting(input: $input) { version } }";
        return tests(
                document("a document cut short", "INVALID_SYNTAX", "mutation { createProgram("),
                document("no document", "BAD_REQUEST", ""),
                document("an unknown field", "VALIDATION_FAILED", "{ mentorships { nodes { mood } } }"),
                document("an unknown mutation", "VALIDATION_FAILED", "mutation { dropEverything { version } }"),
                document(
                        "an argument of another type",
                        "VALIDATION_FAILED",
                        "{ mentorships(first: \"ten\") { nodes { id } } }"),
                document("an object without fields", "VALIDATION_FAILED", "{ readModels }"),
                document(
                        "two operations and no name",
                        "VALIDATION_FAILED",
                        "query A { viewer { subject } } query B { viewer { subject } }"),
                document(
                        "a document that is too deep",
                        "TOO_COMPLEX",
                        "{ mentorships { nodes " + "{ members { enrollment { mentorships ".repeat(6) + "{ id }"
                                + " } } }".repeat(6) + " } }"),
                row(
                        "a variable that is missing",
                        "VALIDATION_FAILED",
                        () -> api.post(cast.mentorToken(), log, Map.of()).code()),
                row(
                        "a variable of another type",
                        "VALIDATION_FAILED",
                        () -> api.post(cast.mentorToken(), log, Map.of("input", "now"))
                                .code()),
                row("a field that is missing", "VALIDATION_FAILED", "logMeeting", onActive()),
                row(
                        "an unknown field of an input",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(held(), entry("mood", "good"))),
                row("an unknown value", "VALIDATION_FAILED", "logMeeting", with(held(), entry("mode", "TELEPATHY"))),
                row(
                        "a number for a text",
                        "VALIDATION_FAILED",
                        "raiseConcern",
                        onActive(entry("severity", "LOW"), entry("text", 1))),
                row("a text for a number", "VALIDATION_FAILED", "logMeeting", with(held(), entry("minutes", "sixty"))),
                row(
                        "no JSON",
                        "BAD_REQUEST",
                        () -> api.raw(cast.staff(), "{ query").code()),
                row(
                        "no object",
                        "BAD_REQUEST",
                        () -> api.raw(cast.staff(), "[]").code()),
                row(
                        "a query that is no text",
                        "BAD_REQUEST",
                        () -> api.raw(cast.staff(), "{\"query\": 1}").code()),
                row(
                        "a body that is too large",
                        "BODY_TOO_LARGE",
                        () -> api.raw(cast.staff(), body("x".repeat(300_000))).code()));
    }

    private static String body(String query) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", query));
    }

    @TestFactory
    @DisplayName("values that are not of their form")
    Stream<DynamicTest> scalars() {
        return tests(
                row("a time in words", "VALIDATION_FAILED", "logMeeting", with(held(), entry("heldAt", "yesterday"))),
                row(
                        "a time without a zone",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(held(), entry("heldAt", "2026-01-06T10:00:00"))),
                row("30 February", "VALIDATION_FAILED", "setGoals", goals(with(goal(), entry("due", "2026-02-30")))),
                row(
                        "a version in words",
                        "VALIDATION_FAILED",
                        "pauseMentorship",
                        onActive(entry("expectedVersion", "last"))),
                row(
                        "a number that is no Int",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(held(), entry("minutes", 1L << 40))),
                row("half a minute", "VALIDATION_FAILED", "logMeeting", with(held(), entry("minutes", 0.5))),
                document("an id that is none", "NOT_FOUND", "{ mentorship(id: \"x\") { id } }"),
                document(
                        "an as-of in words",
                        "VALIDATION_FAILED",
                        "{ mentorship(id: \"%s\", asOf: \"then\") { id } }".formatted(NOTHING)),
                document("a page of none", "BAD_REQUEST", "{ mentorships(first: 0) { nodes { id } } }"),
                document("a page of 101", "BAD_REQUEST", "{ auditLog(first: 101) { nodes { type } } }"),
                document("a cursor that is none", "BAD_REQUEST", "{ mentorships(after: \"x\") { nodes { id } } }"),
                document(
                        "a cursor of the log that is none",
                        "BAD_REQUEST",
                        "{ auditLog(after: \"x\") { nodes { type } } }"),
                row(
                        "a character that ends texts",
                        "INVALID_VALUE",
                        "raiseConcern",
                        onActive(entry("severity", "LOW"), entry("text", "a\u0000b"))),
                row("half a character", "INVALID_VALUE", () -> codeOfConcernSaying("a\\ud83d", "Why.")),
                row("half a character in a reason", "INVALID_VALUE", () -> codeOfConcernSaying("Worry.", "a\\ud83d")),
                row(
                        "29 February of a common year",
                        "VALIDATION_FAILED",
                        "setGoals",
                        goals(with(goal(), entry("due", "2027-02-29")))),
                row(
                        "an hour on 30 February",
                        "VALIDATION_FAILED",
                        "logMeeting",
                        with(held(), entry("heldAt", "2026-02-30T10:00:00Z"))));
    }

    /** A client's JSON can say what no text of this machine can hold. */
    private String codeOfConcernSaying(String text, String reason) {
        var document = "mutation($input: RaiseConcernInput!) { raiseConcern(input: $input) { userErrors { code } } }";
        var variables = """
                {"input": {"mentorshipId": "%s", "severity": "LOW", "text": "%s", "reason": "%s"}}
                """.formatted(active, text, reason);
        var answer =
                api.raw(cast.mentorToken(), "{\"query\": \"%s\", \"variables\": %s}".formatted(document, variables));
        return new Api.Result(answer, "raiseConcern").code();
    }

    @Test
    @DisplayName("a refused token is told apart by its status, and the answer quotes nothing of it")
    void refusedToken() {
        Answer answer = api.post("garbage", "{ viewer { subject } }", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).doesNotContain("garbage");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }
}
