package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.FaultyProxy;

@DisplayName("While the MongoDB of the read models is away, commands are taken; when it is back, it lacks nothing:")
class MongoAwayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CLIENTS = 4;
    private static final int CUTS = 5;
    private static final int LONGEST_WAY_TO_A_CUT = 20_000;
    private static final List<String> READ_MODELS =
            List.of("programs", "participants", "enrollments", "mentorships", "timeline");

    /** Where to cut; another run cuts elsewhere, and a failure says where. */
    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path data;

    private MongoServer mongo;
    private FaultyProxy network;

    @BeforeEach
    void open() {
        mongo = new MongoServer(new MemoryBackend());
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        mongo.bind(address);
        network = FaultyProxy.to(mongo.getLocalAddress());
    }

    @AfterEach
    void close() {
        network.close();
        mongo.shutdownNow();
    }

    /** Through the network that fails; with the driver's and the service's own patience, but shorter. */
    private LocalService start() {
        return LocalService.start(
                data,
                "mentorship.mongodb.uri=mongodb://127.0.0.1:" + network.port()
                        + "/live?serverSelectionTimeoutMS=500&connectTimeoutMS=500&socketTimeoutMS=1000&heartbeatFrequencyMS=500");
    }

    private static String staff(LocalService service) {
        return service.token("administrator", ActorRole.ADMIN);
    }

    private static HealthPage health(LocalService service) {
        return new HealthPage(service.api(), service.token("admin", ActorRole.ADMIN));
    }

    private static Api.Result people(LocalService service) {
        return service.api().query(staff(service), "participants", "(first: 1) { nodes { id } }");
    }

    /** Whoever sent it knows that it is stored, whether or not it can be read. */
    private void register(LocalService service, String name) {
        var payload = service.api()
                .mutate(staff(service), "registerParticipant", Cast.person(name))
                .accepted();
        assertThat(payload.at("/version").asLong()).isZero();
        acknowledged.add(name);
    }

    /** Registers people from several clients while something is done. */
    private void underLoad(LocalService service, Runnable work) throws InterruptedException {
        var before = acknowledged.size();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().start(() -> {
                    for (var i = 0; !Thread.currentThread().isInterrupted(); i++) {
                        register(service, "Client %d person %d after %d".formatted(client, i, before));
                    }
                }))
                .toList();
        try {
            awaitMore(CLIENTS);
            work.run();
            awaitMore(CLIENTS);
        } finally {
            clients.forEach(Thread::interrupt);
            for (var client : clients) {
                client.join();
            }
        }
    }

    private void awaitMore(int people) {
        var enough = acknowledged.size() + people;
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= enough);
    }

    private void lacksNothing(LocalService service) {
        health(service).awaitUp();
        var names = service.api().auditLog(staff(service), Map.of(), "type").stream()
                .map(entry -> entry.at("/type").asString())
                .filter("ParticipantRegistered"::equals);
        assertThat(names).hasSizeGreaterThanOrEqualTo(acknowledged.size());
        service.close();
        try (var clean = LocalService.start(data, "mentorship.mongodb.uri=" + mongo.getConnectionString() + "/clean")) {
            health(clean).awaitUp();
        }
        assertThat(stored("live")).as("seed " + seed).isEqualTo(stored("clean"));
    }

    private Map<String, Document> stored(String database) {
        try (var client = MongoClients.create(mongo.getConnectionString())) {
            var documents = new TreeMap<String, Document>();
            var there = client.getDatabase(database);
            var generation = there.getCollection("readModels").find().first().getString("generation");
            for (var collection : READ_MODELS) {
                for (var document :
                        there.getCollection(collection + "." + generation).find()) {
                    document.remove("upTo"); // how far the log was read when it was written
                    documents.put(collection + "/" + document.get("_id"), document);
                }
            }
            return documents;
        }
    }

    private static void away(LocalService service) {
        var error = health(service).await("readStore", "DOWN").at("/error");
        assertThat(error.asString()).isNotEmpty();
        assertThat(people(service).code()).isEqualTo("UNAVAILABLE");
    }

    @Test
    @DisplayName("down at the start")
    void downAtStart() {
        network.refuse();
        try (var service = start()) {
            away(service);
            register(service, "Ada");
            assertThat(health(service).await("readModels", "DOWN").at("/state").asString())
                    .isEqualTo("FAILING");

            network.work();

            lacksNothing(service);
        }
    }

    @Test
    @DisplayName("gone for a while under load")
    void gone() throws InterruptedException {
        try (var service = start()) {
            health(service).awaitUp();
            underLoad(service, () -> {
                network.refuse();
                away(service);
                health(service).await("readModels", "DOWN");
                awaitMore(CLIENTS);
                network.work();
            });
            lacksNothing(service);
        }
    }

    @Test
    @DisplayName("gone and back while nobody writes")
    void goneUnnoticed() {
        try (var service = start()) {
            health(service).awaitUp();
            network.refuse();
            away(service);
            network.work();
            health(service).awaitUp();
            register(service, "Ada");
            lacksNothing(service);
        }
    }

    @Test
    @DisplayName("silent for a while, its connections open")
    void silent() throws InterruptedException {
        try (var service = start()) {
            health(service).awaitUp();
            underLoad(service, () -> {
                network.fallSilent();
                away(service);
                awaitMore(CLIENTS);
                network.work();
            });
            lacksNothing(service);
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("silent without end: health and meters are told all the same, these without what must be asked of it")
    void silentForEver() {
        try (var service = LocalService.start(
                data, "mentorship.mongodb.uri=mongodb://127.0.0.1:" + network.port() + "/live?socketTimeoutMS=0")) {
            health(service).awaitUp();
            network.fallSilent();
            var page = service.api().get("/actuator/prometheus", service.token("scraper", ActorRole.ADMIN));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.response().body())
                    .contains("mentorship_projection_lag_events NaN")
                    .contains("mentorship_projection_parked_views 0");
            health(service).await("readStore", "DOWN");
            network.work();
        }
    }

    @Test
    @DisplayName("cut off in the middle of writes, again and again")
    void cut() throws InterruptedException {
        try (var service = start()) {
            health(service).awaitUp();
            underLoad(service, () -> {
                for (var cut = 0; cut < CUTS; cut++) {
                    var before = network.cuts();
                    network.cutAfter(1 + random.nextInt(LONGEST_WAY_TO_A_CUT));
                    await().atMost(PATIENCE).until(() -> network.cuts() > before);
                }
            });
            lacksNothing(service);
        }
    }

    @Test
    @DisplayName("cut off in the middle of a rebuild")
    void cutInRebuild() throws InterruptedException {
        try (var service = start()) {
            underLoad(service, () -> awaitMore(CLIENTS * CUTS));
        }
        try (var client = MongoClients.create(mongo.getConnectionString())) {
            client.getDatabase("live").drop();
        }
        network.cutAfter(LONGEST_WAY_TO_A_CUT);
        try (var service = start()) {
            await().atMost(PATIENCE).until(() -> network.cuts() > 0);
            lacksNothing(service);
        }
    }

    @Test
    @DisplayName("slow")
    void slow() throws InterruptedException {
        try (var service = start()) {
            health(service).awaitUp();
            underLoad(service, () -> {
                network.slowDown(Duration.ofMillis(100));
                awaitMore(CLIENTS);
                network.work();
            });
            lacksNothing(service);
        }
    }
}
