package org.mentorship.api.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;

/** One mentorship is played once, each step by the person whose step it is; the tests look at what came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A mentorship, from match to follow-up")
class WholeLifecycleTest {

    private static final String CONCERN = "He often cancels at the last minute.";

    /** All that a mentorship is made of, but what goes by the time at which it is asked. */
    private static final String EVERYTHING = """
            { id version status outcome cycle startedAt endedAt updatedAt
              terms { lengthWeeks cadenceDays requireAgreement modes }
              members { participant { id name } role state }
              agreement { revision mentorExpectations concludedAt signatures { participant { id } } }
              goals { id status revision title levels level progress { level note } milestones { title completedOn } }
              meetings { nodes { id status startsAt heldAt topics attendeeIds notes } }
              actionItems { id text completedAt } resources { nodes { title } } nudges { raisedAt }
              feedback { nodes { id direction period answers comment } } feedbackDue { period dueOn }
              concerns { nodes { id severity text resolution resolvedAt } }
              closure { requestedAt reflections { participant { id } gratitude } transitionPlan closedAt reflectionsWaived }
              followUps { months dueOn dueRaisedAt answers { advancement satisfaction } } }
            """;

    private final List<String> steps = new ArrayList<>();
    private final Map<Instant, JsonNode> seenAt = new LinkedHashMap<>();

    private LocalService service;
    private LogWatch log;
    private Api api;
    private Cast cast;
    private String id;

    WholeLifecycleTest(@TempDir Path data) {
        service = LocalService.start(data.resolve("service"));
        log = new LogWatch();
        api = service.api();
        cast = Cast.in(service);
        id = propose();
    }

    @AfterAll
    void stop() {
        log.close();
        service.close();
    }

    @BeforeAll
    void play() {
        match();
        agree();
        setGoals();
        meet();
        giveFeedback();
        voiceAConcern();
        close();
        lookBackLater();
    }

    private String propose() {
        return api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id status }")
                .accepted()
                .at("/mentorship/id")
                .asString();
    }

    private void match() {
        remember();
        step(cast.mentorToken(), "acceptMatch", Map.of());
        assertThat(api.mutate(cast.mentorToken(), "acceptMatch", Map.of("mentorshipId", id))
                        .code())
                .isEqualTo("ALREADY_ANSWERED");
        var accepted = api.mutate(
                        cast.menteeToken(), "acceptMatch", Map.of("mentorshipId", id), "mentorship { status }")
                .accepted();
        assertThat(accepted.at("/mentorship/status").asString()).isIn("ACCEPTED", "ACTIVE");
        service.settle();
        awaitStatus("ACTIVE");
        remember();
    }

    private void agree() {
        assertThat(api.mutate(cast.mentorToken(), "logMeeting", meeting(service.now()))
                        .code())
                .isEqualTo("AGREEMENT_REQUIRED");
        step(
                cast.mentorToken(),
                "proposeAgreement",
                Map.of(
                        "mentorExpectations", "You prepare the questions.",
                        "menteeExpectations", "You are honest with me.",
                        "boundaries", "No work for each other.",
                        "cadenceDays", 14,
                        "modes", List.of("VIDEO")));
        step(cast.mentorToken(), "signAgreement", Map.of());
        var signed = step(cast.menteeToken(), "signAgreement", Map.of(), "mentorship { agreement { concludedAt } }");
        assertThat(signed.at("/mentorship/agreement/concludedAt").isNull()).isFalse();
        remember();
    }

    private void setGoals() {
        service.pass(Duration.ofDays(1));
        var set = step(
                cast.menteeToken(),
                "setGoals",
                Map.of("goals", List.of(goal("Speak in public"), goal("Lead"))),
                "goalIds");
        assertThat(set.at("/goalIds")).hasSize(2);
        step(
                cast.menteeToken(),
                "recordGoalProgress",
                Map.of("goalId", set.at("/goalIds/0").asString(), "level", -1, "note", "First talk held."));
        remember();
    }

    private void meet() {
        var startsAt = service.now().plus(Duration.ofDays(6));
        var planned = step(
                cast.mentorToken(),
                "scheduleMeeting",
                Map.of("startsAt", startsAt.toString(), "minutes", 60, "mode", "VIDEO", "topics", List.of("Goals")),
                "meetingId mentorship { meetings { nodes { id status } } }");
        var meetingId = planned.at("/meetingId").asString();
        assertThat(planned.at("/mentorship/meetings/nodes/0/status").asString()).isEqualTo("SCHEDULED");
        service.pass(Duration.ofDays(6).plusHours(1));
        var held = step(
                cast.mentorToken(),
                "logMeeting",
                with(meeting(startsAt), entry("meetingId", meetingId), entry("notes", "She spoke freely.")),
                "meetingId mentorship { meetings { nodes { id status notes } } }");
        assertThat(held.at("/meetingId").asString()).isEqualTo(meetingId);
        assertThat(held.at("/mentorship/meetings/nodes/0/status").asString()).isEqualTo("HELD");
        assertThat(held.at("/mentorship/meetings/nodes/0/notes").asString()).isEqualTo("She spoke freely.");
        service.pass(Duration.ofDays(10));
        step(cast.menteeToken(), "logMeeting", meeting(service.now().minus(Duration.ofHours(3))));
        step(
                cast.mentorToken(),
                "addActionItem",
                Map.of("text", "Send the slides.", "ownerId", cast.mentee(), "due", day(7)));
        remember();
    }

    private void giveFeedback() {
        service.pass(Duration.ofDays(12));
        await().until(() -> read(cast.staff()).at("/feedbackDue").size() == 1);
        remember();
        step(cast.menteeToken(), "giveFeedback", feedback("MENTEE_TO_MENTOR", 5, 4));
        step(cast.mentorToken(), "giveFeedback", feedback("MENTOR_TO_MENTEE", 4, 4));
        assertThat(api.mutate(
                                cast.menteeToken(),
                                "giveFeedback",
                                with(feedback("MENTEE_TO_MENTOR", 1, 1), entry("mentorshipId", id)))
                        .code())
                .isEqualTo("FEEDBACK_ALREADY_GIVEN");
        remember();
    }

    private void voiceAConcern() {
        var raised =
                step(cast.menteeToken(), "raiseConcern", Map.of("severity", "MEDIUM", "text", CONCERN), "concernId");
        assertThat(api.query(cast.mentorToken(), "mentorship", "(id: \"%s\") %s".formatted(id, EVERYTHING))
                        .answer()
                        .response()
                        .body())
                .doesNotContain(CONCERN);
        var resolved = step(
                cast.staff(),
                "resolveConcern",
                Map.of("concernId", raised.at("/concernId").asString(), "resolution", "They talked it over."),
                "mentorship { concerns { nodes { text resolution } } }");
        assertThat(resolved.at("/mentorship/concerns/nodes/0/text").asString()).isEqualTo(CONCERN);
        remember();
    }

    private void close() {
        service.pass(Duration.ofDays(1));
        step(cast.menteeToken(), "requestClosure", Map.of("reason", "The goals are met."));
        assertThat(api.mutate(cast.staff(), "completeClosure", Map.of("mentorshipId", id))
                        .code())
                .isEqualTo("REFLECTION_MISSING");
        for (var person : List.of(cast.mentorToken(), cast.menteeToken())) {
            step(person, "reflect", Map.of("accomplishments", "We dared.", "gratitude", "For the time."));
        }
        step(cast.mentorToken(), "agreeTransitionPlan", Map.of("plan", "A coffee twice a year."));
        var goals = read(cast.staff()).at("/goals");
        for (var goal : goals) {
            step(
                    cast.mentorToken(),
                    "assessGoal",
                    Map.of("goalId", goal.at("/id").asString(), "level", 1));
        }
        remember();
        var closed = step(cast.menteeToken(), "completeClosure", Map.of(), "mentorship { outcome }");
        assertThat(closed.at("/mentorship/outcome").asString()).isEqualTo("COMPLETED");
        service.settle();
        awaitUsedSlots(0);
        remember();
    }

    private void lookBackLater() {
        assertThat(api.mutate(cast.menteeToken(), "recordFollowUp", with(followUp(), entry("mentorshipId", id)))
                        .code())
                .isEqualTo("NOT_DUE");
        service.pass(Duration.ofDays(100));
        await().until(() -> !read(cast.staff()).at("/followUps/0/dueRaisedAt").isNull());
        for (var person : List.of(cast.mentorToken(), cast.menteeToken())) {
            step(person, "recordFollowUp", followUp());
        }
        remember();
    }

    private static Map<String, ?> followUp() {
        return Map.of(
                "months",
                3,
                "advancement",
                "NEW_RESPONSIBILITY",
                "satisfaction",
                5,
                "stillInContact",
                true,
                "nowAMentor",
                false);
    }

    private JsonNode step(String token, String mutation, Map<String, ?> input) {
        return step(token, mutation, input, "");
    }

    /** Takes a step and notes the status that its own answer shows. */
    private JsonNode step(String token, String mutation, Map<String, ?> input, String selection) {
        var payload = api.mutate(
                        token,
                        mutation,
                        with(input, entry("mentorshipId", id)),
                        selection + " mentorship { status version }")
                .accepted();
        assertThat(payload.at("/mentorship/version").asLong())
                .as("the answer to " + mutation + " shows at least its own effect")
                .isGreaterThanOrEqualTo(payload.at("/version").asLong());
        steps.add(mutation + " " + payload.at("/mentorship/status").asString());
        return payload;
    }

    /** Keeps what the mentorship looks like at this instant; nothing else happens at it. */
    private void remember() {
        service.settle();
        awaitTheReadModels();
        seenAt.put(service.now(), read(cast.staff()));
        service.pass(Duration.ofSeconds(1));
    }

    private void awaitTheReadModels() {
        await().until(() -> StreamSupport.stream(
                        api.query(cast.staff(), "readModels", " { lag }")
                                .accepted()
                                .spliterator(),
                        false)
                .allMatch(model -> model.at("/lag").asLong() == 0));
    }

    private JsonNode read(String token) {
        return api.query(token, "mentorship", "(id: \"%s\") %s".formatted(id, EVERYTHING))
                .accepted();
    }

    private void awaitStatus(String status) {
        await().until(() -> read(cast.staff()).at("/status").asString().equals(status));
    }

    private void awaitUsedSlots(int slots) {
        await().until(() -> api.query(
                                cast.staff(),
                                "enrollments",
                                "(filter: { programId: \"%s\", role: MENTOR }) { nodes { usedSlots } }"
                                        .formatted(cast.program()))
                        .accepted()
                        .at("/nodes/0/usedSlots")
                        .asInt()
                == slots);
    }

    private Map<String, Object> meeting(Instant heldAt) {
        return Map.of(
                "mentorshipId",
                id,
                "heldAt",
                heldAt.toString(),
                "minutes",
                60,
                "mode",
                "VIDEO",
                "attendeeIds",
                List.of(cast.mentor(), cast.mentee()));
    }

    private Map<String, Object> goal(String title) {
        return Map.of(
                "title",
                title,
                "importance",
                3,
                "difficulty",
                2,
                "levels",
                List.of("not at all", "a little", "as hoped", "more", "much more"),
                "milestones",
                List.of(Map.of("title", "A first try", "due", day(14))),
                "due",
                day(60));
    }

    private static Map<String, Object> feedback(String direction, int... answers) {
        return Map.of(
                "direction",
                direction,
                "instrument",
                Cast.INSTRUMENT,
                "answers",
                answers,
                "comment",
                "It goes well.",
                "visibility",
                "SHARED");
    }

    private String day(int ahead) {
        return LocalDate.ofInstant(service.now(), ZoneOffset.UTC)
                .plusDays(ahead)
                .toString();
    }

    @SafeVarargs
    private static Map<String, Object> with(Map<String, ?> input, Map.Entry<String, ?>... more) {
        var extended = new HashMap<String, Object>(input);
        List.of(more).forEach(entry -> extended.put(entry.getKey(), entry.getValue()));
        return extended;
    }

    private List<JsonNode> history(String token) {
        var entries = new ArrayList<JsonNode>();
        var after = "";
        while (true) {
            var page = api.query(
                            token,
                            "mentorship",
                            "(id: \"%s\") { history(first: 7%s) { pageInfo { hasNextPage endCursor } nodes { position sequence type actor } } }"
                                    .formatted(id, after))
                    .accepted()
                    .at("/history");
            page.at("/nodes").forEach(entries::add);
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return entries;
            }
            after = ", after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
        }
    }

    private static List<String> texts(List<JsonNode> entries, String field) {
        return entries.stream().map(entry -> entry.at("/" + field).asString()).toList();
    }

    private static List<Long> numbers(List<JsonNode> entries, String field) {
        return entries.stream().map(entry -> entry.at("/" + field).asLong()).toList();
    }

    private static List<Long> upTo(long size) {
        return LongStream.range(0, size).boxed().toList();
    }

    @Test
    @DisplayName("shows in every answer the status that the step led to")
    void statuses() {
        assertThat(steps)
                .containsExactly(
                        "acceptMatch PROPOSED",
                        "proposeAgreement ACTIVE",
                        "signAgreement ACTIVE",
                        "signAgreement ACTIVE",
                        "setGoals ACTIVE",
                        "recordGoalProgress ACTIVE",
                        "scheduleMeeting ACTIVE",
                        "logMeeting ACTIVE",
                        "logMeeting ACTIVE",
                        "addActionItem ACTIVE",
                        "giveFeedback ACTIVE",
                        "giveFeedback ACTIVE",
                        "raiseConcern ACTIVE",
                        "resolveConcern ACTIVE",
                        "requestClosure CLOSING",
                        "reflect CLOSING",
                        "reflect CLOSING",
                        "agreeTransitionPlan CLOSING",
                        "assessGoal CLOSING",
                        "assessGoal CLOSING",
                        "completeClosure CLOSED",
                        "recordFollowUp CLOSED",
                        "recordFollowUp CLOSED");
    }

    @Test
    @DisplayName("has every event in its history, in order, with who did it")
    void historyInOrder() {
        var history = history(cast.staff());

        assertThat(numbers(history, "sequence")).isEqualTo(upTo(history.size()));
        assertThat(numbers(history, "position")).isSorted();
        assertThat(texts(history, "type"))
                .containsExactly(
                        "MatchProposed",
                        "MatchAccepted",
                        "MatchAccepted",
                        "MatchAcceptedByAll",
                        "MentorshipStarted",
                        "AgreementProposed",
                        "AgreementSigned",
                        "AgreementSigned",
                        "AgreementConcluded",
                        "GoalSet",
                        "GoalSet",
                        "GoalProgressRecorded",
                        "MeetingScheduled",
                        "MeetingLogged",
                        "MeetingLogged",
                        "ActionItemAdded",
                        "FeedbackDueRaised",
                        "FeedbackGiven",
                        "FeedbackGiven",
                        "ConcernRaised",
                        "ConcernResolved",
                        "ClosureRequested",
                        "Reflected",
                        "Reflected",
                        "TransitionPlanAgreed",
                        "GoalAssessed",
                        "GoalAssessed",
                        "MentorshipCompleted",
                        "FollowUpDueRaised",
                        "FollowUpRecorded",
                        "FollowUpRecorded");
        assertThat(texts(history, "actor").subList(0, 3)).containsExactly("coordinator", cast.mentor(), cast.mentee());
        assertThat(texts(history, "actor").get(4)).startsWith("automation:");
    }

    @Test
    @DisplayName("keeps a concern out of the mentor's history, but nothing else")
    void historyOfTheMentor() {
        var all = texts(history(cast.staff()), "type");
        var seen = texts(history(cast.mentorToken()), "type");

        assertThat(seen)
                .isEqualTo(
                        all.stream().filter(type -> !type.startsWith("Concern")).toList());
    }

    @Test
    @DisplayName("leaves nothing in the lines of the log that anybody is called, or has written")
    void nobodyInTheLog() {
        var said = new HashSet<>(Set.of("Maria", "Milan", "example.org", "First steps", CONCERN));
        for (var reader : List.of(cast.staff(), cast.mentorToken(), cast.menteeToken())) {
            texts(read(reader)).filter(text -> text.contains(" ")).forEach(said::add);
        }

        assertThat(said).hasSizeGreaterThan(10);
        assertThat(log.everything()).doesNotContain(said.toArray(String[]::new));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().flatMap(WholeLifecycleTest::texts)
                : Stream.of(node.asString(""));
    }

    @Test
    @DisplayName("leaves every event in the audit log once, in order, without a gap")
    void auditLog() {
        var log = api.auditLog(cast.auditor(), Map.of(), "position stream sequence type eventId actor actorRole");
        var mine = api.auditLog(cast.auditor(), Map.of("mentorshipId", id), "position sequence type");

        assertThat(numbers(log, "position")).isEqualTo(upTo(api.head(cast.auditor()) + 1));
        assertThat(texts(log, "eventId")).doesNotHaveDuplicates();
        assertThat(log.stream()
                        .filter(entry -> entry.at("/stream").asString().equals(id))
                        .map(entry -> entry.at("/position").asLong()))
                .containsExactlyElementsOf(numbers(mine, "position"))
                .containsExactlyElementsOf(numbers(history(cast.staff()), "position"));
        assertThat(texts(log, "type"))
                .contains("SlotReserved", "SlotReleased", "ParticipantRegistered", "Enrolled", "ProgramCreated");
    }

    @Test
    @DisplayName("can be read as it was at every earlier instant")
    void asOf() {
        assertThat(seenAt).hasSizeGreaterThan(8);
        seenAt.forEach((instant, seen) -> assertThat(api.query(
                                cast.staff(),
                                "mentorship",
                                "(id: \"%s\", asOf: \"%s\") %s".formatted(id, instant, EVERYTHING))
                        .accepted())
                .as("as of " + instant)
                .isEqualTo(seen));
    }

    @Test
    @DisplayName("was not there before it was proposed")
    void beforeItsBeginning() {
        assertThat(api.query(
                                cast.staff(),
                                "mentorship",
                                "(id: \"%s\", asOf: \"%s\") { id }"
                                        .formatted(id, LocalService.BEGINNING.minusSeconds(1)))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("is nobody else's: another participant finds nothing")
    void strangers() {
        var stranger = service.token(Cast.register(api, cast.staff(), "Sam Stranger"), ActorRole.PARTICIPANT);

        assertThat(api.query(stranger, "mentorship", "(id: \"%s\") { id }".formatted(id))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @DisplayName("leaves the two free for each other: they are matched again, in the next cycle")
    void nextCycle() {
        var again = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id cycle status }")
                .accepted();

        assertThat(again.at("/mentorship/id").asString()).isNotEqualTo(id);
        assertThat(again.at("/mentorship/cycle").asInt()).isEqualTo(2);
        assertThat(again.at("/mentorship/status").asString()).isEqualTo("PROPOSED");
        assertThat(api.mutate(cast.staff(), "proposeMatch", cast.pair()).code()).isEqualTo("PAIR_ALREADY_LIVE");
        assertThat(read(cast.staff()).at("/status").asString()).isEqualTo("CLOSED");
    }
}
