package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import tools.jackson.databind.json.JsonMapper;

/** Through the real service: each test asks for everything that could show a text, in all the ways there are. */
@DisplayName("What was erased")
class ErasedEverywhereTest {

    private static final String NAME = "Milan Mentee";
    private static final String GOAL = "Dare to speak";

    /** All of a mentorship that does not say who it is of. */
    private static final String FIGURES = "{ id status outcome version startedAt cycle members { role state }"
            + " goals { status level importance } health { meetingsHeld openConcerns } meetings { nodes { minutes } } }";

    /** All of it that does. */
    private static final String TEXTS = "{ goals { title description levels milestones { title } }"
            + " mentors { id name email pronouns biography erasedAt } mentees { id name email pronouns biography erasedAt }"
            + " members { enrollment { preferences reason } }"
            + " history(first: 100) { nodes { reason summary changes { field before after } } } }";

    @TempDir
    private Path place;

    private LocalService service;
    private Api api;
    private Cast cast;
    private String id;
    private Instant before;

    private Path data() {
        return place.resolve("data");
    }

    @BeforeEach
    void play() {
        open(data());
        cast = Cast.in(service);
        api.mutate(
                        cast.menteeToken(),
                        "updateProfile",
                        Map.of("biography", "Milan grew up in Brno.", "pronouns", "he/him"))
                .accepted();
        id = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        for (var token : List.of(cast.mentorToken(), cast.menteeToken())) {
            api.mutate(token, "acceptMatch", Map.of("mentorshipId", id)).accepted();
        }
        service.settle();
        var goal = Map.of(
                "title",
                GOAL,
                "importance",
                3,
                "difficulty",
                2,
                "levels",
                List.of("none", "little", "as hoped", "more", "much more"),
                "milestones",
                List.of(Map.of("title", "A first talk")));
        api.mutate(cast.menteeToken(), "setGoals", Map.of("mentorshipId", id, "goals", List.of(goal)))
                .accepted();
        before = service.now();
        service.pass(Duration.ofSeconds(1));
        settled();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void open(Path directory) {
        service = LocalService.start(directory);
        api = service.api();
    }

    private void restart() {
        service.close();
        open(data());
    }

    private void erase(String person) {
        api.mutate(
                        service.token("administrator", ActorRole.ADMIN),
                        "erasePersonalData",
                        Map.of("participantId", person, "reason", "Asked for it"))
                .accepted();
        settled();
    }

    private void settled() {
        service.settle();
        await().until(() ->
                api.query(cast.staff(), "readModels", " { lag }").accepted().findValuesAsString("lag").stream()
                        .allMatch("0"::equals));
    }

    /** Everything that a coordinator is shown, now and as of the time before the erasure. */
    private String everything() {
        var staff = cast.staff();
        return Stream.of(
                        api.query(staff, "mentorship", "(id: \"%s\") %s".formatted(id, TEXTS)),
                        api.query(staff, "mentorship", "(id: \"%s\", asOf: \"%s\") %s".formatted(id, before, TEXTS)),
                        api.query(staff, "mentorships", "(first: 2) { nodes %s }".formatted(TEXTS)),
                        api.query(
                                staff,
                                "participant",
                                "(id: \"%s\") { name email pronouns biography }".formatted(cast.mentee())),
                        api.query(staff, "participants", "{ nodes { name email pronouns biography } }"),
                        api.query(staff, "mentors", "{ nodes { participant { name email } } }"),
                        api.query(staff, "enrollments", "{ nodes { participant { name } preferences reason } }"))
                .map(result -> result.accepted().toString())
                .reduce("", String::concat)
                .concat(api.auditLog(cast.auditor(), Map.of(), "type reason summary changes { field before after }")
                        .toString());
    }

    private String figures() {
        return api.query(cast.staff(), "mentorships", "(first: 2) { nodes %s }".formatted(FIGURES))
                        .accepted()
                        .toString()
                + api.query(cast.staff(), "enrollments", "{ nodes { role status capacity usedSlots } }")
                        .accepted();
    }

    private void milanIsNowhere(String when) {
        assertThat(everything())
                .as(when)
                .contains("Maria Mentor", GOAL, "\"name\":\"[erased]\"")
                .doesNotContain("Milan", "milan", "Brno", "he/him");
    }

    @Test
    @DisplayName(
            "of a person reads as erased live, as of before, in history and audit log and after a restart; figures stay")
    void ofAPerson() {
        assertThat(everything()).contains(NAME, "milan.mentee@example.org", "Brno", "he/him");
        var figures = figures();

        erase(cast.mentee());

        milanIsNowhere("at once");
        assertThat(figures()).isEqualTo(figures);
        assertThat(api.auditLog(
                                cast.auditor(),
                                Map.of("types", List.of("ParticipantRegistered")),
                                "changes { field after }")
                        .toString())
                .contains("(erased)");
        restart();
        milanIsNowhere("after the read models were folded anew from the log");
        assertThat(figures()).isEqualTo(figures);
    }

    @Test
    @DisplayName("of a person can be erased again, which changes nothing")
    void twice() {
        erase(cast.mentee());
        var head = api.head(cast.staff());

        erase(cast.mentee());

        assertThat(api.head(cast.staff())).isEqualTo(head);
        milanIsNowhere("after the second time");
        assertThat(api.mutate(cast.staff(), "updateProfile", Map.of("participantId", cast.mentee(), "name", NAME))
                        .code())
                .isEqualTo("PERSONAL_DATA_ERASED");
    }

    @Test
    @DisplayName("cannot be confirmed by sending again what brought it: right and wrong are told the same")
    void guessed() {
        var right = with(Cast.person("Zoe Secret"), "commandId", "reg-1");
        var wrong = with(right, "name", "Zoe Sekret");
        var registered = api.mutate(cast.staff(), "registerParticipant", right, "version participant { id }")
                .accepted();
        assertThat(resent("registerParticipant", wrong).code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(resent("registerParticipant", right).accepted().at("/version"))
                .isEqualTo(registered.at("/version"));

        erase(registered.at("/participant/id").asString());

        toldTheSame("registerParticipant", right, wrong);
        restart();
        toldTheSame("registerParticipant", right, wrong);
    }

    @Test
    @DisplayName("in a mentorship cannot be confirmed either once the data of all its people is erased")
    void guessedNotes() {
        var right = Map.<String, Object>of(
                "mentorshipId", id, "confidence", 3, "wellbeing", 3, "setback", "A bad day", "commandId", "check-1");
        var wrong = with(right, "setback", "A good day");
        api.mutate(cast.mentorToken(), "checkIn", right).accepted();
        erase(cast.mentee());
        api.mutate(cast.mentorToken(), "checkIn", right).accepted();

        erase(cast.mentor());

        var told = api.mutate(cast.mentorToken(), "checkIn", right).data().toString();
        assertThat(told).contains("IDEMPOTENCY_CONFLICT");
        assertThat(api.mutate(cast.mentorToken(), "checkIn", wrong).data()).hasToString(told);
    }

    private Api.Result resent(String mutation, Map<String, Object> input) {
        return api.mutate(cast.staff(), mutation, input, "version participant { id }");
    }

    private void toldTheSame(String mutation, Map<String, Object> right, Map<String, Object> wrong) {
        assertThat(resent(mutation, right).code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(resent(mutation, wrong).data())
                .hasToString(resent(mutation, right).data().toString());
    }

    private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        var changed = new HashMap<>(input);
        changed.put(field, value);
        return changed;
    }

    private String changesOfGoals() {
        return api.auditLog(cast.auditor(), Map.of("types", List.of("GoalSet")), "changes { field after }")
                .toString();
    }

    @Test
    @DisplayName("of all people of a mentorship takes what they wrote in it along; figures stay")
    void ofAll() {
        var figures = figures();
        erase(cast.mentee());
        assertThat(everything()).contains(GOAL);
        assertThat(changesOfGoals()).contains("(confidential)").doesNotContain("(erased)");

        erase(cast.mentor());

        assertThat(changesOfGoals()).contains("(erased)").doesNotContain("(confidential)");

        assertThat(everything()).doesNotContain("Maria", GOAL, "as hoped", "A first talk");
        assertThat(api.query(cast.staff(), "mentorship", "(id: \"%s\") { goals { title levels } }".formatted(id))
                        .accepted()
                        .toString())
                .contains("\"title\":\"[erased]\"");
        assertThat(figures()).isEqualTo(figures);
        restart();
        assertThat(everything()).doesNotContain("Maria", "Milan", GOAL, "as hoped", "A first talk");
        assertThat(figures()).isEqualTo(figures);
    }

    @Test
    @DisplayName(
            "reads as erased when its key is destroyed, not while its text can still be read; the log fills an old to-do list")
    void olderThanTheList() throws SQLException {
        service.close();
        onAutomations("DELETE FROM todo WHERE automation = 'forget-texts'");
        open(data());
        erase(cast.mentee());
        erase(cast.mentor());
        assertThat(everything()).contains(GOAL);
        assertThat(changesOfGoals()).contains("(confidential)").doesNotContain("(erased)");

        service.close();
        onAutomations("DELETE FROM todo_complete");
        open(data());
        settled();

        assertThat(everything()).doesNotContain(GOAL);
        assertThat(changesOfGoals()).contains("(erased)").doesNotContain("(confidential)");
    }

    private void onAutomations(String change) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("automations.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isPositive();
        }
    }

    @Test
    @DisplayName("is not shown by a subscription that was open, from the next event on")
    void subscription() throws IOException {
        var lines =
                subscribe("subscription { mentorshipUpdated(id: \"%s\") { version mentees { name } goals { title } } }"
                        .formatted(id));
        checkIn();
        await().until(() -> lines.stream().anyMatch(line -> line.contains(NAME)));

        erase(cast.mentee());
        lines.clear();
        checkIn();

        await().until(() -> lines.stream().anyMatch(line -> line.contains("[erased]")));
        assertThat(lines).noneMatch(line -> line.contains(NAME));
    }

    private void checkIn() {
        api.mutate(cast.mentorToken(), "checkIn", Map.of("mentorshipId", id, "confidence", 3, "wellbeing", 3))
                .accepted();
    }

    /** What the events of the stream say, as they come, once it is open. */
    private Queue<String> subscribe(String document) throws IOException {
        var lines = new ConcurrentLinkedQueue<String>();
        var client = new ProbeClient(service.port());
        var request = client.to("/graphql", cast.staff())
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", document))))
                .build();
        client.http()
                .sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body().forEach(lines::add), Thread::startVirtualThread);
        await().until(() -> {
            checkIn();
            return !lines.isEmpty();
        });
        return lines;
    }

    @Test
    @DisplayName("comes back with a backup from before, which says so, until it is erased again")
    void restored() throws Exception {
        var backup = place.resolve("backup");
        assertThat(ChildProcess.run("backup", "--data", data().toString(), "--to", backup.toString())
                        .status())
                .isZero();
        erase(cast.mentee());
        erase(cast.mentor());
        service.close();

        var restored = place.resolve("restored");
        var said = ChildProcess.run("restore", "--from", backup.toString(), "--data", restored.toString());

        assertThat(said.status()).isZero();
        assertThat(said.output()).containsIgnoringCase("erase");
        open(restored);
        assertThat(everything()).contains(NAME, GOAL);
        erase(cast.mentee());
        milanIsNowhere("erased again");
        erase(cast.mentor());
        assertThat(everything()).doesNotContain("Maria", GOAL);
    }

    @Test
    @DisplayName("stays erased in a backup from after")
    void backedUpLater() throws Exception {
        erase(cast.mentee());
        erase(cast.mentor());
        var backup = place.resolve("backup");
        ChildProcess.run("backup", "--data", data().toString(), "--to", backup.toString());
        service.close();

        var restored = place.resolve("restored");
        ChildProcess.run("restore", "--from", backup.toString(), "--data", restored.toString());

        open(restored);
        assertThat(everything()).doesNotContain("Maria", "Milan", GOAL);
    }

    @Test
    @DisplayName("is gone from the files of the directory as well: what the keys were wrapped as is in none")
    void files() throws Exception {
        var keys = wrappedKeys();
        erase(cast.mentee());
        erase(cast.mentor());
        var found = new ArrayList<Path>();
        try (var files = Files.walk(data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (keys.stream().anyMatch(bytes::contains)) {
                    found.add(file);
                }
            }
        }
        assertThat(keys).hasSize(3);
        assertThat(found).isEmpty();
    }

    private List<String> wrappedKeys() throws SQLException {
        var keys = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("keys.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT wrapped FROM subject_key WHERE subject LIKE 'par_%' OR subject LIKE 'mnt_%'")) {
            while (rows.next()) {
                keys.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
        }
        return keys;
    }
}
