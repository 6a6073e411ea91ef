package org.mentorship.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.graphql.kit.GraphQlSlice;
import org.mentorship.api.graphql.kit.Samples;
import org.mentorship.api.graphql.kit.ScriptedReadSide;
import org.mentorship.api.graphql.kit.SliceTest;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.mentorship.FindMentorship;
import org.mentorship.query.contract.mentorship.ListMentorships;
import org.mentorship.query.contract.participant.SearchMentors;
import org.mentorship.query.contract.program.FindProgram;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.contract.timeline.ListAuditLog;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.GraphQlTester;

@SliceTest
@DisplayName("Reading")
class PagesTest {

    private final ScriptedReadSide readSide;
    private final ExecutionGraphQlService service;
    private final GraphQlTester coordinator;
    private final GraphQlTester mentee;

    PagesTest(ExecutionGraphQlService service, ScriptedReadSide readSide) {
        this.service = service;
        this.readSide = readSide;
        this.coordinator = GraphQlSlice.as(service, GraphQlSlice.staff(ActorRole.COORDINATOR));
        this.mentee = GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTEE));
    }

    @BeforeEach
    void samples() {
        readSide.reset();
        Samples.fill(readSide);
    }

    @Test
    @DisplayName("page by page gives every entry once, in order")
    void pageByPage() {
        for (var i = 0; i < 5; i++) {
            readSide.add(Samples.mentorship("mnt_p" + i, Samples.MENTOR, Samples.MENTEE));
        }
        assertThat(walk(
                        "mentorships(first: 2%s) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }",
                        "mentorships"))
                .containsExactly("mnt_a", "mnt_p0", "mnt_p1", "mnt_p2", "mnt_p3", "mnt_p4");
    }

    @Test
    @DisplayName("a mentorship's long lists page by page gives every entry once, in order")
    void insidePageByPage() {
        assertThat(walk(
                        "mentorship(id: \"mnt_a\") { meetings(first: 2%s)"
                                + " { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }",
                        "mentorship.meetings"))
                .containsExactly("mtg_1", "mtg_2", "mtg_3");
    }

    @Test
    @DisplayName("a history page by page comes to its end as a member, past what is hidden from them")
    void hiddenPageByPage() {
        assertThat(walk(
                        GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR)),
                        "mentorship(id: \"mnt_a\") { history(first: 1%s)"
                                + " { edges { cursor node { id: eventId } } pageInfo { hasNextPage endCursor } } }",
                        "mentorship.history"))
                .containsExactly("evt_0", "evt_1", "evt_3", "evt_4", "evt_6", "evt_7");
    }

    @Test
    @DisplayName("as a member counts only what they see: versions, numbers in the history, and versions waited for")
    void counted() {
        var document = "{ mentorship(id: \"mnt_a\", minVersion: %d) { version history { nodes { sequence } } } }";
        GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR))
                .document(document.formatted(5))
                .execute()
                .path("mentorship.version")
                .entity(Long.class)
                .isEqualTo(5L)
                .path("mentorship.history.nodes[*].sequence")
                .entityList(Long.class)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(code(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.MENTOR)), document.formatted(6)))
                .isEqualTo("UNAVAILABLE");
        mentee.document(document.formatted(7))
                .execute()
                .path("mentorship.version")
                .entity(Long.class)
                .isEqualTo(7L);
    }

    private static String code(GraphQlTester caller, String document) {
        var codes = new ArrayList<String>();
        caller.document(document)
                .execute()
                .errors()
                .satisfy(errors -> errors.forEach(
                        error -> codes.add(String.valueOf(error.getExtensions().get("code")))));
        return String.join(" ", codes);
    }

    @Test
    @DisplayName("the audit log for what is not of one's programmes costs as much as for what nobody has")
    void notWithin() {
        var other = GraphQlSlice.as(service, GraphQlSlice.coordinatorOfAnother());
        for (var filter : List.of(
                "mentorshipId: \"mnt_%s\"",
                "participantId: \"par_%s\"", "actor: \"par_%s\"", "actor: \"par_%1$s\", participantId: \"par_%1$s\"")) {
            var hidden = asked(other, filter.formatted(filter.contains("mnt") ? "a" : "mentee"));
            var unknown = asked(other, filter.formatted("nobody"));
            assertThat(hidden).as(filter).isEqualTo(unknown).isNotEmpty().doesNotContain(ListAuditLog.class);
        }
        assertThat(asked(coordinator, "mentorshipId: \"mnt_a\", participantId: \"par_mentee\""))
                .contains(ListAuditLog.class);
    }

    /** What kinds of questions it takes to answer. */
    private List<Class<?>> asked(GraphQlTester caller, String filter) {
        readSide.forgetQuestions();
        caller.document("{ auditLog(filter: {" + filter + "}) { nodes { type } } }")
                .execute()
                .path("auditLog.nodes")
                .entityList(Object.class);
        return readSide.asked().stream().<Class<?>>map(Object::getClass).toList();
    }

    @Test
    @DisplayName("one's own mentorships page by page comes to its end, past those that one has left")
    void ownPageByPage() {
        readSide.add(Samples.mentorship("mnt_0", Samples.MENTOR, Samples.STRANGER));
        readSide.add(Samples.mentorship("mnt_b", Samples.MENTOR, Samples.STRANGER));
        readSide.add(Samples.mentorship("mnt_c", Samples.MENTOR, Samples.MENTEE));
        assertThat(walk(
                        mentee,
                        "mentorships(first: 1%s) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }",
                        "mentorships"))
                .containsExactly("mnt_a", "mnt_c");
    }

    private List<String> walk(String field, String path) {
        return walk(coordinator, field, path);
    }

    private static List<String> walk(GraphQlTester caller, String field, String path) {
        var ids = new ArrayList<String>();
        var after = "";
        var pages = 0;
        do {
            assertThat(++pages).as("pages").isLessThan(20);
            var response = caller.document("{ " + field.formatted(after) + " }").execute();
            ids.addAll(response.path(path + ".edges[*].node.id")
                    .entityList(String.class)
                    .get());
            after = response.path(path + ".pageInfo.hasNextPage")
                            .entity(Boolean.class)
                            .get()
                    ? ", after: \""
                            + response.path(path + ".pageInfo.endCursor")
                                    .entity(String.class)
                                    .get() + "\""
                    : "";
        } while (!after.isEmpty());
        return ids;
    }

    @Test
    @DisplayName("an empty page has no cursors")
    void emptyPage() {
        readSide.reset();
        coordinator
                .document(
                        "{ programs { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }")
                .execute()
                .path("programs.nodes")
                .entityList(Object.class)
                .hasSize(0)
                .path("programs.pageInfo.startCursor")
                .valueIsNull()
                .path("programs.pageInfo.hasNextPage")
                .entity(Boolean.class)
                .isEqualTo(false);
    }

    @Test
    @DisplayName("with a cursor of another list, or more than 100 or less than 1 at a time, is a bad request")
    void badPages() {
        for (var document : List.of(
                "{ mentorships(after: \"nonsense\") { nodes { id } } }",
                "{ mentorships(first: 0) { nodes { id } } }",
                "{ mentorships(first: 101) { nodes { id } } }",
                "{ mentorship(id: \"mnt_a\") { meetings(after: \"nonsense\") { nodes { id } } } }",
                "{ mentorship(id: \"mnt_a\") { meetings(first: -1) { nodes { id } } } }",
                "{ mentorship(id: \"mnt_a\") { history(first: 1000) { nodes { type } } } }",
                "{ mentorship(id: \"mnt_a\") { history(after: \"nonsense\") { nodes { type } } } }",
                "{ auditLog(after: \"nonsense\") { nodes { type } } }")) {
            fails(coordinator, document, "BAD_REQUEST");
        }
    }

    @Test
    @DisplayName("a version that is not there yet is UNAVAILABLE, and an unknown thing NOT_FOUND")
    void versions() {
        coordinator
                .document("{ mentorship(id: \"mnt_a\", minVersion: 7) { version } }")
                .execute()
                .path("mentorship.version")
                .entity(Long.class)
                .isEqualTo(7L);
        fails(coordinator, "{ mentorship(id: \"mnt_a\", minVersion: 8) { version } }", "UNAVAILABLE");
        fails(coordinator, "{ mentorship(id: \"mnt_unknown\") { version } }", "NOT_FOUND");
        fails(coordinator, "{ program(id: \"no id\") { version } }", "NOT_FOUND");
    }

    @Test
    @DisplayName("one's own lists leaves out what is others', and what one has left")
    void ownLists() {
        readSide.add(Samples.mentorship("mnt_others", Samples.MENTOR, Samples.STRANGER));
        mentee.document("{ mentorships { nodes { id } } }")
                .execute()
                .path("mentorships.nodes[*].id")
                .entityList(String.class)
                .containsExactly("mnt_a");
        GraphQlSlice.as(service, GraphQlSlice.participant(Samples.LEFT))
                .document("{ mentorships { nodes { id } } }")
                .execute()
                .path("mentorships.nodes")
                .entityList(Object.class)
                .hasSize(0);
        mentee.document("{ mentorships(filter: {participantId: \"par_mentor\"}) { nodes { id } }"
                        + " enrollments(filter: {participantId: \"par_mentor\"}) { nodes { id } } }")
                .execute()
                .path("mentorships.nodes")
                .entityList(Object.class)
                .hasSize(0)
                .path("enrollments.nodes")
                .entityList(Object.class)
                .hasSize(0);
        assertThat(readSide.asked())
                .filteredOn(ListMentorships.class::isInstance)
                .first()
                .extracting(query -> ((ListMentorships) query).filter().participantId())
                .isEqualTo(Samples.MENTEE);
    }

    @Test
    @DisplayName("as of an instant shows the mentorship, its programme, its health and its history as they were")
    void asOf() {
        var then = Instant.parse("2026-02-02T00:00:00Z");
        var was = Samples.mentorship("mnt_a", Samples.MENTOR, Samples.MENTEE);
        readSide.answer(new FindMentorship("mnt_a", null, then), new Lookup.Found<>(Samples.withVersion(was, 3)));
        readSide.answer(
                new FindProgram(Samples.PROGRAM, null, then), new Lookup.Found<>(named(Samples.program(), "Formerly")));
        var document = "{ mentorship(id: \"mnt_a\", asOf: \"2026-02-02T01:00:00+01:00\") { version program { name }"
                + " health { at } history { nodes { sequence } pageInfo { hasNextPage } } meetings { nodes { notes } } } }";
        mentee.document(document)
                .execute()
                .path("mentorship.version")
                .entity(Long.class)
                .isEqualTo(3L)
                .path("mentorship.program.name")
                .entity(String.class)
                .isEqualTo("Formerly")
                .path("mentorship.health.at")
                .entity(String.class)
                .isEqualTo("2026-02-02T00:00:00.000Z")
                .path("mentorship.history.nodes[*].sequence")
                .entityList(Integer.class)
                .containsExactly(0, 1, 2, 3)
                .path("mentorship.history.pageInfo.hasNextPage")
                .entity(Boolean.class)
                .isEqualTo(false)
                .path("mentorship.meetings.nodes[0].notes")
                .entity(String.class)
                .isEqualTo("notes");
        fails(GraphQlSlice.as(service, GraphQlSlice.participant(Samples.LEFT)), document, "NOT_FOUND");
        readSide.answer(new FindMentorship("mnt_a", null, then), new Lookup.Unknown<>());
        fails(coordinator, document, "NOT_FOUND");
    }

    @Test
    @DisplayName("the mentor directory gives mentors with their programme")
    void mentors() {
        mentee.document("{ mentors(search: {expertise: [\"java\"], onlyFree: true}) { nodes { matches freeSlots"
                        + " participant { id name email } program { name } enrollment { role exclusions } } } }")
                .execute()
                .path("mentors.nodes[?(@.enrollment.role == 'MENTOR')].participant.name")
                .entityList(String.class)
                .containsExactly("name of par_mentor")
                .path("mentors.nodes[0].program.name")
                .entity(String.class)
                .isEqualTo("Engineering");
    }

    @Test
    @DisplayName(
            "the mentor directory looks in the programmes of a participant or coordinator, and for administrators in all")
    void mentorsOfOwnProgrammes() {
        var document = "{ mentors { nodes { matches } } }";
        mentee.document(document).executeAndVerify();
        assertThat(searched()).containsExactly(Samples.PROGRAM);
        GraphQlSlice.as(service, GraphQlSlice.participant("par_nobody"))
                .document(document)
                .executeAndVerify();
        assertThat(searched()).isEmpty();
        coordinator.document(document).executeAndVerify();
        assertThat(searched()).containsExactly(Samples.PROGRAM);
        GraphQlSlice.as(service, GraphQlSlice.staff(ActorRole.ADMIN))
                .document(document)
                .executeAndVerify();
        assertThat(searched()).isNull();
    }

    private @org.jspecify.annotations.Nullable List<String> searched() {
        return readSide.asked().stream()
                .filter(SearchMentors.class::isInstance)
                .map(SearchMentors.class::cast)
                .toList()
                .getLast()
                .among();
    }

    @Test
    @DisplayName("who one is tells subject, roles, person and simulated time")
    void viewer() {
        mentee.document("{ viewer { subject roles participant { id name } simulatedTime } }")
                .execute()
                .path("viewer.subject")
                .entity(String.class)
                .isEqualTo(Samples.MENTEE)
                .path("viewer.roles")
                .entityList(String.class)
                .containsExactly("PARTICIPANT")
                .path("viewer.participant.name")
                .entity(String.class)
                .isEqualTo("name of par_mentee")
                .path("viewer.simulatedTime")
                .entity(String.class)
                .isEqualTo("2026-03-01T12:00:00.000Z");
    }

    @Test
    @DisplayName("the audit log tells who did what, when and why")
    void auditLog() {
        GraphQlSlice.as(service, GraphQlSlice.staff(ActorRole.AUDITOR))
                .document(
                        "{ auditLog(first: 1) { nodes { position stream sequence type recordedAt actor actorRole"
                                + " onBehalfOf reason commandId correlationId causationId summary changes { field before after } } } }")
                .execute()
                .path("auditLog.nodes[0]")
                .matchesJsonStrictly("""
                        {"position": 100, "stream": "mnt_a", "sequence": 0, "type": "MeetingLogged",
                         "recordedAt": "2026-02-01T10:00:00.000Z", "actor": "par_mentee", "actorRole": "PARTICIPANT",
                         "onBehalfOf": null, "reason": "because", "commandId": "cmd-0", "correlationId": "cor",
                         "causationId": "cau", "summary": "Something happened",
                         "changes": [{"field": "status", "before": "OLD", "after": "NEW"}]}
                        """);
    }

    @Test
    @DisplayName("how far read models are tells lag")
    void readModels() {
        coordinator
                .document("{ readModels { name state position head lag timeLeft } }")
                .execute()
                .path("readModels[0].lag")
                .entity(Long.class)
                .isEqualTo(2L);
    }

    @Test
    @DisplayName("a page costs as many questions to the read side whether it is short or long")
    void batches() {
        for (var i = 0; i < 60; i++) {
            readSide.add(Samples.entry(1_000 + i, "mnt_p" + i, "MeetingLogged", Samples.MENTEE));
            readSide.add(Samples.participant("par_m" + i));
            readSide.add(Samples.enrollment("enr_m" + i, "par_m" + i, Role.MENTOR));
            readSide.add(Samples.mentorship("mnt_p" + i, "par_m" + i, Samples.MENTEE));
        }
        var few = questions(5);
        var many = questions(50);
        assertThat(many).hasSameSizeAs(few);
        assertThat(few).hasSizeLessThanOrEqualTo(12);
    }

    private List<Object> questions(int first) {
        readSide.forgetQuestions();
        coordinator
                .document(
                        "{ mentorships(first: %d) { nodes { program { name } mentors { name } mentees { name }"
                                        .formatted(first)
                                + " members { participant { name } enrollment { capacity program { name } participant { name } } }"
                                + " meetings { nodes { attendees { name } } } feedback { nodes { givenBy { name } about { name } } }"
                                + " goals { assessedBy { name } } agreement { signatures { participant { name } } }"
                                + " history { nodes { summary changes { field } } }"
                                + " followUps { answers { participant { name } } } health { lastCheckIns { participant { name } } } } } }")
                .executeAndVerify();
        return readSide.asked();
    }

    private static void fails(GraphQlTester caller, String document, String code) {
        caller.document(document)
                .execute()
                .errors()
                .satisfy(errors -> assertThat(errors)
                        .as(document)
                        .singleElement()
                        .satisfies(error -> assertThat(error.getExtensions()).containsEntry("code", code)));
    }

    private static ProgramView named(ProgramView program, String name) {
        return new ProgramView(
                program.id(),
                program.version(),
                program.createdAt(),
                program.updatedAt(),
                name,
                program.setting(),
                program.policy(),
                program.coordinators(),
                program.enrollmentOpen(),
                program.instruments(),
                program.archivedAt());
    }
}
