package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorship.contract.envelope.ActorRole;

@ExtendWith(Cluster.Outputs.class)
@DisplayName("A cluster whose read models are not whole")
class ClusterBuildingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Document SOMEBODY_ELSE = new Document("_id", "build").append("owner", "somebody else");

    private final AtomicBoolean building = new AtomicBoolean();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private Cluster cluster;
    private MongoClient client;
    private MongoDatabase database;
    private String staff;

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster();
        client = MongoClients.create(cluster.mongodb());
        database = client.getDatabase(String.valueOf(new ConnectionString(cluster.mongodb()).getDatabase()));
        staff = cluster.token("administrator", ActorRole.ADMIN);
        beats.scheduleWithFixedDelay(this::showSomebodyElse, 0, 1, TimeUnit.SECONDS);
        cluster.start("command");
        cluster.start("api");
    }

    @AfterEach
    void stop() throws Exception {
        beats.shutdownNow();
        if (cluster != null) {
            client.close();
            cluster.close();
        }
    }

    private Api.Result participants() {
        return cluster.api().query(staff, "participants", "(first: 10) { nodes { id } }");
    }

    private HealthPage health() {
        return new HealthPage(cluster.api(), cluster.token("admin", ActorRole.ADMIN));
    }

    /** As a process does that builds them, and stays at it. */
    private void somebodyElseBuilds() {
        building.set(true);
        await().atMost(PATIENCE).until(() -> builds().countDocuments(SOMEBODY_ELSE) == 1);
    }

    private void showSomebodyElse() {
        if (building.get()) {
            builds().updateOne(
                            new Document("_id", "build"),
                            new Document("$set", new Document("owner", "somebody else"))
                                    .append("$inc", new Document("beats", 1L)),
                            new UpdateOptions().upsert(true));
        }
    }

    private MongoCollection<Document> builds() {
        return database.getCollection("readModels");
    }

    /** Part of the names of the collections of the read models. */
    private String generation() {
        return builds().find(new Document("_id", "read-models")).first().getString("generation");
    }

    private void somebodyElseIsGone() {
        building.set(false);
        builds().deleteOne(SOMEBODY_ELSE);
    }

    private void nothingIsFound(String person) {
        var one = cluster.api().query(staff, "participant", "(id: \"%s\") { id }".formatted(person));
        assertThat(one.code()).isEqualTo("UNAVAILABLE");
        assertThat(one.answer().message()).contains("being built").contains("try again");
        assertThat(participants().code()).isEqualTo("UNAVAILABLE");
        assertThat(cluster.api().query(staff, "viewer", " { subject }").code()).isEmpty();
        try (var follower =
                new Follower(cluster.port(), staff, "subscription { mentorshipUpdated(id: \"mnt_1\") { version } }")) {
            await().atMost(PATIENCE).until(follower::hasEnded);
            assertThat(follower.results())
                    .singleElement()
                    .satisfies(result -> assertThat(
                                    result.at("/errors/0/extensions/code").asString(""))
                            .isEqualTo("UNAVAILABLE"));
        }
    }

    private String register(String name) {
        var payload = cluster.api()
                .mutate(staff, "registerParticipant", Cast.person(name), "participant { id }")
                .accepted();
        assertThat(payload.at("/version").asLong()).isZero();
        assertThat(payload.at("/participant").isNull()).isTrue();
        return name;
    }

    @Test
    @DisplayName("takes mutations and says UNAVAILABLE to questions and subscriptions, until they are built")
    void untilBuilt() throws Exception {
        register("Ada");
        nothingIsFound("par_1");
        assertThat(health().await("queries", "DEGRADED").at("/error").asString())
                .contains("no process answers questions");
        assertThat(health().status()).isEqualTo("DEGRADED");
        assertThat(cluster.members().getLast().isReady()).isTrue();

        somebodyElseBuilds();
        var query = cluster.start("query");
        await().atMost(PATIENCE)
                .until(() -> cluster.api()
                        .query(staff, "readModels", " { state }")
                        .accepted()
                        .at("/0/state")
                        .asString()
                        .equals("REBUILDING"));
        nothingIsFound("par_1");
        assertThat(query.isReady()).isFalse();

        somebodyElseIsGone();
        await().atMost(PATIENCE).until(() -> {
            var answer = participants();
            if (answer.code().isEmpty()) {
                assertThat(answer.data().at("/nodes")).hasSize(1);
                return true;
            }
            assertThat(answer.code()).isEqualTo("UNAVAILABLE");
            return false;
        });
        health().await("queries", "UP");
        await().atMost(PATIENCE).until(query::isReady);

        somebodyElseBuilds(); // who comes now has nothing to wait for
        var late = cluster.start("query");
        await().atMost(PATIENCE).until(late::isReady);
        query.kill();
        await().atMost(PATIENCE).until(() -> participants().code().isEmpty());
    }

    @Test
    @DisplayName("finds all or says UNAVAILABLE when the MongoDB loses them, and then finds all again")
    void lost() throws Exception {
        register("Ada");
        cluster.start("query");
        cluster.start("query");
        await().atMost(PATIENCE).until(() -> participants().code().isEmpty());
        for (var rebuilt = 0; rebuilt < 3; rebuilt++) {
            var generation = generation();
            builds().drop();
            for (var collection : database.listCollectionNames().into(new ArrayList<>())) {
                if (collection.endsWith(generation)) {
                    database.getCollection(collection).drop();
                }
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
                var answer = participants();
                if (answer.code().isEmpty()) {
                    assertThat(answer.data().at("/nodes")).hasSize(1);
                    return database.getCollection("readModels")
                                    .countDocuments(new Document(Map.of("_id", "read-models", "state", "READY")))
                            == 1;
                }
                assertThat(answer.code()).isEqualTo("UNAVAILABLE");
                return false;
            });
        }
    }
}
