package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.cli.Launcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A service on a restored backup")
class RestoredServiceTest {

    private static final Duration CADENCE = Duration.ofDays(14);
    private static final int CLIENTS = 2;
    private static final int ENOUGH = 30;
    private static final String EVERYTHING =
            "position recordedAt stream sequence type eventId actor commandId correlationId reason summary";

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @TempDir
    private Path place;

    private Path data() {
        return place.resolve("data");
    }

    /** By a process of its own, as an operator does it: it shares nothing with the service but the files. */
    private Path backUp() throws IOException, InterruptedException {
        var backup = place.resolve("backup");
        var ended = ChildProcess.run("backup", "--data", data().toString(), "--to", backup.toString());
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.status()).isZero();
        return backup;
    }

    private Path backUpHere(String name) {
        var backup = place.resolve(name);
        assertThat(Launcher.run("backup", "--data", data().toString(), "--to", backup.toString()))
                .isZero();
        return backup;
    }

    private Path restore(Path backup) {
        var restored = place.resolve("restored");
        assertThat(Launcher.run("restore", "--from", backup.toString(), "--data", restored.toString()))
                .isZero();
        return restored;
    }

    private static String startedPair(LocalService service, Cast cast) {
        var api = service.api();
        var id = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                .accepted()
                .at("/mentorship/id")
                .asString();
        api.mutate(cast.mentorToken(), "acceptMatch", Map.of("mentorshipId", id))
                .accepted();
        api.mutate(cast.menteeToken(), "acceptMatch", Map.of("mentorshipId", id))
                .accepted();
        service.settle();
        return id;
    }

    private List<Thread> clients(LocalService service, Cast cast) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().start(() -> {
                    for (var i = 0; !enough.get(); i++) {
                        acknowledged.add(Cast.register(service.api(), cast.staff(), "Person " + client + " " + i));
                    }
                }))
                .toList();
    }

    private static List<JsonNode> historyOf(LocalService service, Cast cast, String mentorship) {
        return log(service, cast, Map.of("mentorshipId", mentorship));
    }

    /** Once what the automations did can be read. */
    private static List<JsonNode> log(LocalService service, Cast cast, Map<String, ?> filter) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> service.api()
                                .query(cast.staff(), "readModels", " { lag }")
                                .accepted()
                                .at("/0/lag")
                                .asLong()
                        == 0);
        return service.api().auditLog(cast.auditor(), filter, EVERYTHING);
    }

    private static long nudges(List<JsonNode> history) {
        return history.stream()
                .filter(entry -> entry.at("/type").asString().equals("NudgeRaised"))
                .count();
    }

    @Test
    @DisplayName(
            "has what was acknowledged before the backup, readable and record by record, and goes on as the first one did")
    void goesOn() throws IOException, InterruptedException {
        Cast cast;
        String mentorship;
        Path backup;
        List<String> before;
        List<JsonNode> log;
        List<JsonNode> history;
        try (var service = LocalService.start(data())) {
            cast = Cast.in(service);
            mentorship = startedPair(service, cast);
            service.pass(CADENCE);
            var clients = clients(service, cast);
            await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= ENOUGH);
            before = List.copyOf(acknowledged);
            backup = backUp();
            enough.set(true);
            for (var client : clients) {
                client.join();
            }
            log = log(service, cast, Map.of());
            service.pass(CADENCE);
            history = historyOf(service, cast, mentorship);
        }
        assertThat(nudges(history)).isEqualTo(2);
        var events = JsonMapper.shared()
                .readTree(Files.readString(backup.resolve("backup.json")))
                .at("/events")
                .asInt();

        try (var service = LocalService.start(restore(backup))) {
            var restored = log(service, cast, Map.of());

            assertThat(restored).isEqualTo(log.subList(0, events));
            assertThat(restored.stream().map(entry -> entry.at("/stream").asString()))
                    .containsAll(before);
            assertThat(service.api()
                            .query(cast.staff(), "participant", "(id: \"" + before.getLast() + "\") { name }")
                            .accepted()
                            .at("/name")
                            .asString())
                    .startsWith("Person ");
            service.settle();
            assertThat(service.api().head(cast.staff()))
                    .as("nothing is done twice")
                    .isEqualTo(events - 1);
            service.pass(CADENCE);
            assertThat(shape(historyOf(service, cast, mentorship))).isEqualTo(shape(history));
        }
    }

    /** All but the ids of the events that came after the backup, and how many others there were by then. */
    private static List<String> shape(List<JsonNode> history) {
        return history.stream()
                .map(entry -> entry.at("/sequence").asString() + " "
                        + entry.at("/type").asString() + " "
                        + entry.at("/recordedAt").asString() + " "
                        + entry.at("/commandId").asString())
                .toList();
    }

    @Test
    @DisplayName("does nothing twice and forgets nothing where the automations' progress is behind the log")
    void automationsBehind() throws IOException {
        Cast cast;
        String mentorship;
        Path early;
        Path late;
        List<JsonNode> history;
        try (var service = LocalService.start(data())) {
            cast = Cast.in(service);
            early = backUpHere("early");
            mentorship = startedPair(service, cast);
            service.pass(CADENCE);
            late = backUpHere("late");
            service.pass(CADENCE);
            history = historyOf(service, cast, mentorship);
        }
        var restored = restore(late);
        Files.copy(
                early.resolve("automations.db"),
                restored.resolve("automations.db"),
                StandardCopyOption.REPLACE_EXISTING);

        try (var service = LocalService.start(restored)) {
            var head = service.api().head(cast.staff());
            service.settle();
            assertThat(service.api().head(cast.staff())).isEqualTo(head);
            service.pass(CADENCE);
            assertThat(shape(historyOf(service, cast, mentorship))).isEqualTo(shape(history));
        }
    }
}
