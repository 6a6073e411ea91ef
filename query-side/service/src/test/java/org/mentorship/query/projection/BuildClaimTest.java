package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.mongo.ReadStore;

@DisplayName("The right to build the read models")
class BuildClaimTest {

    private static final Document CLAIM = new Document("_id", "build");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong nanosOfOther =
            new AtomicLong(Duration.ofDays(1_000).toNanos());
    private MongoServer mongo;
    private ReadStore store;
    private BuildClaims claims;
    private BuildClaims claimsOfOther;

    @BeforeEach
    void open() {
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        store = ReadStore.at(mongo.getConnectionString());
        claims = new BuildClaims(store.database(), nanos::get);
        claimsOfOther = new BuildClaims(store.database(), nanosOfOther::get);
    }

    @AfterEach
    void close() {
        store.close();
        mongo.shutdownNow();
    }

    private Optional<BuildClaim> otherAsksAfter(Duration time) {
        nanosOfOther.addAndGet(time.toNanos());
        return claimsOfOther.claim();
    }

    /** Has hung, or was killed, with its clock in whichever time. */
    private void somebodyClaimed() {
        store.database()
                .getCollection("readModels")
                .insertOne(new Document(CLAIM).append("owner", "hung").append("beats", 7L));
    }

    @Test
    @DisplayName("has one process at a time; another one when that gives it back")
    void one() {
        try (var claim = claims.claim().orElseThrow()) {
            assertThat(claimsOfOther.claim()).isEmpty();
            assertThatCode(claim::requireHeld).doesNotThrowAnyException();
        }
        claimsOfOther.claim().orElseThrow().close();
    }

    @Test
    @DisplayName("is taken from one that is silent for long, look after look, whatever its clock")
    void silent() {
        somebodyClaimed();
        for (var look = 0; look < 5; look++) {
            assertThat(otherAsksAfter(Duration.ofSeconds(2))).isEmpty();
        }
        otherAsksAfter(Duration.ofSeconds(2)).orElseThrow().close();
    }

    @Test
    @DisplayName("is not taken because one could not look for long")
    void couldNotLook() {
        somebodyClaimed();
        assertThat(otherAsksAfter(Duration.ZERO)).isEmpty();
        assertThat(otherAsksAfter(Duration.ofHours(1))).isEmpty();
    }

    @Test
    @DisplayName("is not taken from one that shows itself")
    void beats() {
        try (var claim = claims.claim().orElseThrow()) {
            for (var look = 0; look < 20; look++) {
                claim.requireHeld();
                assertThat(otherAsksAfter(Duration.ofSeconds(2))).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("that another one has taken is not held any more")
    void taken() {
        try (var claim = claims.claim().orElseThrow()) {
            store.database()
                    .getCollection("readModels")
                    .updateOne(CLAIM, new Document("$set", new Document("owner", "another")));
            assertThatThrownBy(claim::requireHeld).hasMessageContaining("Another process");
            assertThatThrownBy(claim::requireNotLost).hasMessageContaining("Another process");
        }
        assertThat(store.database().getCollection("readModels").countDocuments(CLAIM))
                .as("it is left to the other")
                .isOne();
    }

    @Test
    @DisplayName("that cannot be asked for is not held, and is lost before another process takes it")
    void away() {
        try (var soonTired = ReadStore.at(mongo.getConnectionString() + "/?serverSelectionTimeoutMS=1000");
                var claim = new BuildClaims(soonTired.database(), nanos::get)
                        .claim()
                        .orElseThrow()) {
            mongo.shutdownNow();
            assertThatThrownBy(claim::requireHeld).isInstanceOf(MongoException.class);
            nanos.addAndGet(BuildClaims.SILENT_FOR.minusSeconds(2).toNanos());
            assertThatCode(claim::requireNotLost).doesNotThrowAnyException();
            nanos.incrementAndGet();
            assertThatThrownBy(claim::requireNotLost).hasMessageContaining("Another process");
        }
    }

    @Test
    @DisplayName("does not let a builder say that read models are whole which another one builds anew")
    void notWhole() {
        var slow = new ReadModelMarker(store.database(), List.of());
        var other = new ReadModelMarker(store.database(), List.of());
        var generation = slow.building(() -> {});
        var now = other.building(() -> {});

        assertThatThrownBy(() -> slow.ready(generation)).isInstanceOf(IllegalStateException.class);
        assertThat(other.generation()).isEmpty();

        other.ready(now);
        assertThat(other.generation()).contains(now);
    }

    @Test
    @DisplayName("does not let a builder that was held up before it began say that those of another one are not whole")
    void notTakenBack() {
        var slow = new ReadModelMarker(store.database(), List.of());
        var other = new ReadModelMarker(store.database(), List.of());
        BuildRight whileOtherBuilds = () -> other.ready(other.building(() -> {}));

        assertThatThrownBy(() -> slow.building(whileOtherBuilds)).isInstanceOf(IllegalStateException.class);
        var first = other.generation();
        assertThat(first).isPresent();

        assertThatThrownBy(() -> slow.building(whileOtherBuilds)).isInstanceOf(IllegalStateException.class);
        assertThat(other.generation()).isPresent().isNotEqualTo(first);
    }

    @Test
    @DisplayName("is given back also by a process that is being stopped")
    void interrupted() {
        var claim = claims.claim().orElseThrow();
        Thread.currentThread().interrupt();
        claim.close();
        assertThat(Thread.interrupted()).isTrue();
        claimsOfOther.claim().orElseThrow().close();
    }
}
