package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.story.EventFile;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;
import org.mentorship.query.views.ViewTypes;

@Label("Any history")
class HistoryPropertyTest {

    @Property(tries = 5)
    @Label("reads the same live and as of the instant of each of its events")
    void live_is_as_of(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int mentorships) throws Exception {
        var story = Story.of(seed, mentorships);
        var directory = Files.createTempDirectory("history");
        var path = directory.resolve("events.db");
        try (var file = EventFile.create(path);
                var log = new SqliteEventLog(path);
                var side = new ReadSide(log)) {
            file.append(story);
            var streams = new StreamFold(log, side.decoder);
            var last = new HashMap<String, LoggedEvent>();
            for (var i = 0; i < story.size(); i++) {
                side.project(i, i + 1);
                var event = story.get(i);
                assertSame(side, streams, ViewTypes.of(event.event()), event);
                last.put(event.stream(), event);
            }
            assertThat(side.views()).isEqualTo(Folding.views(story));
            assertThat(last.keySet()).isEqualTo(side.views().keySet());
        } finally {
            Files.deleteIfExists(path);
            Files.deleteIfExists(directory.resolve("events.db-wal"));
            Files.deleteIfExists(directory.resolve("events.db-shm"));
            Files.deleteIfExists(directory);
        }
    }

    private static <V> void assertSame(ReadSide side, StreamFold streams, ViewType<V> type, LoggedEvent event) {
        var live = side.repositories.of(type).find(event.stream());
        assertThat(live).isPresent();
        assertThat(streams.asOf(type, event.stream(), event.recorded().at())).isEqualTo(live);
    }
}
