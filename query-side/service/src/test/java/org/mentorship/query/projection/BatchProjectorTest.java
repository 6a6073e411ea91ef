package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.log.UndecodableEvent;
import org.mentorship.query.mentorship.MentorshipFold;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventFile;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;

@DisplayName("Each event has its effect on the read models exactly once")
class BatchProjectorTest {

    private static final List<LoggedEvent> STORY = Story.of(7, 12);

    @TempDir
    private static Path directory;

    private static EventLog log;
    private static Map<String, Object> rebuilt;

    @BeforeAll
    static void write_and_rebuild() throws Exception {
        var path = directory.resolve("events.db");
        try (var file = EventFile.create(path)) {
            file.append(STORY);
        }
        log = new SqliteEventLog(path);
        try (var side = new ReadSide(log)) {
            side.rebuild();
            rebuilt = side.stored();
        }
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    @DisplayName("the story tells of every event there is")
    void story_is_complete() {
        assertThat(Story.of(7, 60).stream()
                        .map(event -> EventTypes.nameOf(event.event().getClass())))
                .containsAll(EventTypes.all().keySet());
    }

    @Test
    @DisplayName("a rebuild makes what a plain fold makes")
    void rebuild_folds() {
        try (var side = new ReadSide(log)) {
            assertThat(side.rebuild()).isEqualTo(STORY.size() - 1L);
            assertThat(side.views()).isEqualTo(Folding.views(STORY));
        }
    }

    @ParameterizedTest(name = "in batches of {0}")
    @ValueSource(ints = {1, 2, 7, 100, 5_000})
    @DisplayName("live projection makes the same documents as a rebuild, however the log is cut into batches")
    void batches(int size) {
        try (var side = new ReadSide(log).projectAll(size)) {
            assertThat(side.differences(rebuilt)).isEmpty();
            assertThat(side.views()).isEqualTo(Folding.views(STORY));
        }
    }

    @Test
    @DisplayName("a batch cut at any point of the log changes nothing")
    void cut_anywhere() {
        var end = STORY.size();
        for (var cut = 1; cut < end; cut += 1 + cut / 8) {
            try (var side = new ReadSide(log)) {
                side.project(0, cut);
                side.project(cut, end);
                assertThat(side.differences(rebuilt)).as("cut at %s", cut).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("every event delivered twice, at once or later, has the effect of once")
    void twice() {
        try (var side = new ReadSide(log)) {
            for (var from = 0L; from < STORY.size(); from += 50) {
                side.project(from, from + 50);
                side.project(from, from + 50);
            }
            side.projectAll(33);
            assertThat(side.differences(rebuilt)).isEmpty();
        }
    }

    @Test
    @DisplayName("overlapping batches in a random walk make the same documents")
    void random_walk() {
        var random = new Random(3);
        try (var side = new ReadSide(log)) {
            for (var reached = 0L; reached < STORY.size(); ) {
                var from = Math.max(0, reached - random.nextInt(80));
                var until = Math.min(STORY.size(), from + 1 + random.nextInt(120));
                side.project(from, until);
                reached = Math.max(reached, until);
            }
            assertThat(side.differences(rebuilt)).isEmpty();
        }
    }

    @Test
    @DisplayName("events that were lost on the way are taken from the log")
    void gap_in_the_log() {
        try (var side = new ReadSide(log)) {
            side.project(0, 40);
            side.project(STORY.size() - 20, STORY.size());
            assertThat(side.differences(rebuilt)).isEmpty();
        }
    }

    @Test
    @DisplayName("a document that lost its latest events is folded anew from its stream")
    void gap_in_a_stream() {
        try (var side = new ReadSide(log, ReadStore.embedded(), 0)) {
            var half = STORY.size() / 2;
            side.project(0, half);
            var mentorships = side.repositories.of(MentorshipFold.TYPE).collection();
            var before = mentorships.page(new Document(), null, 1_000);
            side.project(half, half + 200);
            mentorships.replace(before);
            side.project(half + 200, STORY.size());
            for (var event : STORY.subList(half + 200, STORY.size())) {
                var id = "mentorships/" + event.stream();
                if (rebuilt.containsKey(id)) {
                    assertThat(side.stored().get(id)).as(id).isEqualTo(rebuilt.get(id));
                }
            }
        }
    }

    @Test
    @DisplayName("a document that was lost is folded anew from its stream")
    void lost_document() {
        try (var side = new ReadSide(log, ReadStore.embedded(), 0)) {
            var last = STORY.getLast();
            side.project(0, STORY.size() - 1L);
            var collection = "mentorships";
            side.store.database().getCollection(collection).deleteOne(new Document("_id", last.stream()));
            side.project(STORY.size() - 1L, STORY.size());
            assertThat(side.differences(rebuilt)).isEmpty();
        }
    }

    @Test
    @DisplayName("a log that is too long for the memory is rebuilt in several passes, to the same effect")
    void passes() {
        for (var events : List.of(1L, 7L, STORY.size() / 2L, STORY.size() - 1L)) {
            try (var side = new ReadSide(log)) {
                assertThat(side.rebuild(events)).isEqualTo(STORY.size() - 1L);
                assertThat(side.differences(rebuilt)).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0} events at hand")
    @ValueSource(longs = {0, 40, 1_000_000})
    @DisplayName("in memory it reads what it wrote, and no older, at hand or not")
    void at_hand(long eventsAtHand) {
        try (var side = new ReadSide(log, ReadStore.embedded(), eventsAtHand)) {
            side.projectAll(17);
            assertThat(side.differences(rebuilt)).isEmpty();
            Folding.views(STORY)
                    .forEach((stream, view) -> side.repositories.all().values().forEach(repository -> {
                        if (repository.type().view().isInstance(view)) {
                            assertThat(repository.find(stream).map(Object.class::cast))
                                    .contains(view);
                        }
                    }));
        }
    }

    @Test
    @DisplayName("each view written is announced")
    void announced() {
        try (var side = new ReadSide(log).projectAll(STORY.size())) {
            assertThat(side.announced).hasSameElementsAs(Folding.views(STORY).values());
        }
    }

    @Test
    @DisplayName("an event that nobody knows stops the projection and changes nothing")
    void unknown_event() throws Exception {
        var path = directory.resolve("unknown.db");
        try (var file = EventFile.create(path);
                var other = new SqliteEventLog(path);
                var side = new ReadSide(other)) {
            file.append(STORY.subList(0, 30)).appendUnknown("mnt_new", "FromTheFuture");
            assertThatThrownBy(() -> side.project(0, 31))
                    .isInstanceOf(UndecodableEvent.class)
                    .hasMessageContaining("FromTheFuture")
                    .hasMessageContaining("position 30");
            assertThat(side.stored()).isEmpty();
        }
    }

    @Test
    @DisplayName("a rebuild stops before an event that nobody knows, with all before it in place")
    void rebuild_up_to_unknown() throws Exception {
        var path = directory.resolve("stop.db");
        try (var file = EventFile.create(path);
                var other = new SqliteEventLog(path);
                var stopped = new ReadSide(other);
                var live = new ReadSide(other)) {
            file.append(STORY);
            file.retype(200, "FromTheFuture");
            assertThat(stopped.rebuild()).isEqualTo(199);
            live.project(0, 200);
            assertThat(stopped.differences(live.stored())).isEmpty();
        }
    }
}
