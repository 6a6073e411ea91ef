package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import tools.jackson.databind.JsonNode;

@DisplayName("A service that is killed in the middle of its work")
class KilledServiceTest {

    private static final int ROUNDS = 4;
    private static final int CLIENTS = 16;
    private static final int LEAST_ACKNOWLEDGED = 30;
    private static final int MOST_ACKNOWLEDGED = 300;
    private static final int REPEATED = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Where to kill; another run kills elsewhere, and a failure says where. */
    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);

    /** The command ids that clients sent, whatever became of them. */
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path data;

    /** What the service has confirmed, kept outside its process. */
    private record Acknowledged(String commandId, String participant, long version) {}

    private String staff() {
        return LocalService.token(data, "administrator", ActorRole.ADMIN);
    }

    private static Map<String, Object> person(String commandId) {
        var input = new HashMap<>(Cast.person("Person " + commandId));
        input.put("commandId", commandId);
        return input;
    }

    private static Acknowledged register(Api api, String staff, String commandId) {
        var payload = api.mutate(staff, "registerParticipant", person(commandId), "participant { id }")
                .accepted();
        return new Acknowledged(
                commandId,
                payload.at("/participant/id").asString(),
                payload.at("/version").asLong());
    }

    /** Many clients register people until the service is gone from under them. */
    private void killUnderLoad(int round) throws IOException, InterruptedException {
        try (var service = ChildService.start(data)) {
            var before = acknowledged.size();
            var enough = before + random.nextInt(LEAST_ACKNOWLEDGED, MOST_ACKNOWLEDGED);
            var killed = new AtomicInteger();
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> Thread.ofPlatform()
                            .start(() -> registerUntilKilled(service.api(), "%d-%d".formatted(round, client), killed)))
                    .toList();
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> acknowledged.size() >= enough);
            service.kill();
            for (var client : clients) {
                client.join();
            }
            assertThat(killed).as("clients that the kill cut off").hasValue(CLIENTS);
        }
    }

    private void registerUntilKilled(Api api, String client, AtomicInteger killed) {
        var staff = staff();
        for (var i = 0; ; i++) {
            var commandId = "round-%s-%d".formatted(client, i);
            sent.add(commandId);
            try {
                acknowledged.add(register(api, staff, commandId));
            } catch (IllegalStateException e) {
                assertThat(e).hasCauseInstanceOf(IOException.class);
                killed.incrementAndGet();
                return;
            }
        }
    }

    @Test
    @DisplayName("has lost nothing that it acknowledged, repeats nothing, and has a log without gaps")
    void losesNothing() throws IOException, InterruptedException {
        for (var round = 0; round < ROUNDS; round++) {
            killUnderLoad(round);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * LEAST_ACKNOWLEDGED);

        try (var service = ChildService.start(data)) {
            var api = service.api();
            everyAcknowledgedPersonIsThere(api);
            anAcknowledgedCommandIsAnsweredAsBefore(api);
            whatWasCutOffCanBeSentAgain(api);
            theLogHasEveryCommandOnceAndNoGaps(api);
        }
    }

    private void everyAcknowledgedPersonIsThere(Api api) {
        var names = people(api);

        assertThat(acknowledged)
                .as("seed " + seed)
                .allSatisfy(person ->
                        assertThat(names).containsEntry(person.participant(), "Person " + person.commandId()));
    }

    private Map<String, String> people(Api api) {
        var names = new HashMap<String, String>();
        var document = "query($after: String) { participants(first: 100, after: $after)"
                + " { pageInfo { hasNextPage endCursor } nodes { id name } } }";
        var variables = new HashMap<String, Object>();
        while (true) {
            var page = new Api.Result(api.post(staff(), document, variables), "participants").accepted();
            page.at("/nodes")
                    .forEach(person -> names.put(
                            person.at("/id").asString(), person.at("/name").asString()));
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return names;
            }
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        }
    }

    private void anAcknowledgedCommandIsAnsweredAsBefore(Api api) {
        var head = api.head(staff());

        assertThat(some(acknowledged))
                .as("seed " + seed)
                .allSatisfy(before ->
                        assertThat(register(api, staff(), before.commandId())).isEqualTo(before));
        var other = new HashMap<>(person(acknowledged.element().commandId()));
        other.put("name", "Somebody Else");
        assertThat(api.mutate(staff(), "registerParticipant", other).code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(api.head(staff())).isEqualTo(head);
    }

    /** Those were on their way when the kill came; whether they took effect, nobody was told. */
    private void whatWasCutOffCanBeSentAgain(Api api) {
        var known = acknowledged.stream().map(Acknowledged::commandId).collect(Collectors.toSet());
        var cutOff =
                sent.stream().filter(commandId -> !known.contains(commandId)).toList();

        assertThat(cutOff).hasSize(ROUNDS * CLIENTS);
        cutOff.forEach(commandId -> acknowledged.add(register(api, staff(), commandId)));
    }

    private void theLogHasEveryCommandOnceAndNoGaps(Api api) {
        var log = api.auditLog(staff(), Map.of(), "position stream sequence type commandId");

        assertThat(log.stream().map(entry -> entry.at("/position").asLong()))
                .as("seed " + seed)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, api.head(staff())).boxed().toList());
        assertThat(log.stream().map(KilledServiceTest::registration))
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    private static Acknowledged registration(JsonNode entry) {
        assertThat(entry.at("/type").asString()).isEqualTo("ParticipantRegistered");
        return new Acknowledged(
                entry.at("/commandId").asString(),
                entry.at("/stream").asString(),
                entry.at("/sequence").asLong());
    }

    private List<Acknowledged> some(Collection<Acknowledged> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(REPEATED, shuffled.size()));
    }
}
