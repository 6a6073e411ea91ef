package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.mentorship.MentorshipFold;
import org.mentorship.query.read.StreamVersions;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;

@DisplayName("Read models that several processes share")
class SharedReadModelsTest extends ProjectionScene {

    private static final int SEGMENTS = ProjectingProcess.SEGMENTS;
    private static final List<LoggedEvent> STORY = Story.of(23, 8);
    private static final int HALF = STORY.size() / 2;

    private ProjectingProcess process() {
        var store = elsewhere();
        return process(store, tokens(store));
    }

    @Test
    @DisplayName("are what one process makes of the log, in whichever of them an event is projected")
    void shared() {
        events.publish(STORY.subList(0, HALF));
        try (var one = process().awaitHead();
                var other = process().awaitHead()) {
            awaitEqualShares(one, other);
            for (var event : STORY.subList(HALF, STORY.size())) {
                events.publish(List.of(event));
            }
            one.awaitHead();
            other.awaitHead();
            assertThat(one.written).isNotEmpty();
            assertThat(other.written).isNotEmpty().doesNotContainAnyElementsOf(one.written);
            assertThat(one.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("go on in the other process when one goes, and are shared again when one comes")
    void takeover() {
        try (var one = process().awaitHead()) {
            try (var other = process().awaitHead()) {
                awaitEqualShares(one, other);
                events.publish(STORY.subList(0, HALF));
            }
            await().atMost(PATIENCE).until(() -> one.segments() == SEGMENTS + 1);
            events.publish(STORY.subList(HALF, STORY.size()));
            one.awaitHead();
            assertThat(one.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("are built by one of the processes that start together")
    void built_by_one() {
        events.publish(STORY);
        try (var one = process();
                var other = process();
                var third = process()) {
            List.of(one, other, third).forEach(ProjectingProcess::awaitHead);
            assertThat(one.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("are no longer read nor written by a builder when another process has taken over the building")
    void builderThatLostItsRight() {
        events.publish(STORY);
        try (var store = elsewhere();
                var claim = new BuildClaims(store.database(), System::nanoTime)
                        .claim()
                        .orElseThrow()) {
            var builder = new ReadSide(log, store);
            var checks = new AtomicInteger();
            BuildRight takenAfterTheFirstPage = () -> {
                if (checks.incrementAndGet() == 3) {
                    store.database()
                            .getCollection("readModels")
                            .updateOne(
                                    new Document("_id", "build"),
                                    new Document("$set", new Document("owner", "another")));
                }
                claim.requireHeld();
            };

            assertThatThrownBy(() -> builder.rebuild(STORY.size() / 4, takenAfterTheFirstPage))
                    .hasMessageContaining("Another process");

            assertThat(checks).as("it has not gone on").hasValue(3);
            assertThat(builder.views()).isEmpty();
        }
    }

    @Test
    @DisplayName("take each event once, also those that come twice, in whatever batches")
    void twice() {
        events.publish(STORY);
        try (var store = elsewhere()) {
            var side = new ReadSide(log, store);
            var views = new ViewProjector(log, side.decoder, side.repositories, _ -> {});
            var timeline = new TimelineProjector(log, side.decoder, side.index, 50);
            var random = new Random(5);
            var done = 0L;
            while (done <= log.head()) {
                var from = Math.max(0, done - random.nextInt(30));
                var batch = log.read(from, 1 + random.nextInt(40));
                views.project(batch);
                timeline.project(batch);
                done = Math.max(done, batch.getLast().position() + 1);
            }
            assertThat(side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("a view is not written over by one that is older, from a process that was slow")
    void slow_writer() {
        events.publish(STORY);
        try (var store = elsewhere()) {
            var side = new ReadSide(log, store);
            side.project(0, HALF);
            var mentorships = side.repositories.of(MentorshipFold.TYPE).collection();
            var old = mentorships.page(new Document(), null, 1_000);
            side.project(HALF, STORY.size());
            mentorships.replace(old);
            mentorships.replace(new ArrayList<>(old).subList(0, 1));
            assertThat(side.views()).isEqualTo(Folding.views(STORY));
        }
    }

    @Test
    @DisplayName("the timeline is not written over by a process that was slow; that one fails")
    void slow_timeline() {
        events.publish(STORY);
        try (var store = elsewhere()) {
            var slow = new ReadSide(log, store);
            var quick = new ReadSide(log, store);
            slow.project(0, HALF);
            quick.project(0, STORY.size());
            var late = new TimelineProjector(log, slow.decoder, slow.index, 50);
            assertThatThrownBy(() -> late.project(log.read(HALF, 3))).isInstanceOf(MongoException.class);
            assertThat(quick.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("a process that has built them does not write over what another one has indexed since")
    void builder_is_not_the_first_to_follow() {
        events.publish(STORY.subList(0, HALF));
        try (var store = elsewhere();
                var another = elsewhere()) {
            var builder = new ReadSide(log, store);
            var other = new ReadSide(log, another);
            builder.rebuild();
            events.publish(STORY.subList(HALF, STORY.size()));
            other.project(HALF, HALF + 40L);
            builder.project(HALF + 40L, STORY.size());
            assertThat(builder.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("that are lost while they are followed are built anew")
    void lost() {
        events.publish(STORY);
        try (var process = process().awaitHead()) {
            process.store.database().drop();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> process.side.differences(rebuilt()).isEmpty());
            process.awaitHead();
        }
    }

    @Test
    @DisplayName("a question that asks for a version waits for it, also where another process writes it")
    void read_your_writes() {
        var event = STORY.stream()
                .filter(one -> one.recorded().streamType().equals("Mentorship"))
                .toList()
                .getLast();
        events.publish(STORY.subList(0, (int) event.position()));
        try (var writer = process().awaitHead();
                var store = elsewhere()) {
            store.collections().use(ReadSide.wholeGeneration(store.database()).orElseThrow());
            var reader = new Repositories(
                    store,
                    new StreamVersions(),
                    PATIENCE,
                    task -> Thread.ofVirtual().start(task));
            var asked = reader.of(MentorshipFold.TYPE).find(event.stream(), event.sequence());
            assertThat(asked).isNotDone();
            events.publish(STORY.subList((int) event.position(), STORY.size()));
            assertThat(asked.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                    .isInstanceOf(Lookup.Found.class);
            writer.awaitHead();
        }
    }

    private static void awaitEqualShares(ProjectingProcess one, ProjectingProcess other) {
        await().atMost(PATIENCE)
                .until(() -> one.segments() + other.segments() == SEGMENTS + 1
                        && Math.abs(one.segments() - other.segments()) <= 1);
    }
}
