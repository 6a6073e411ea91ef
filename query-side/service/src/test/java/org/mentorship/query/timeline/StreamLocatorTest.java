package org.mentorship.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventFile;
import org.mentorship.query.story.Story;
import org.mentorship.query.views.ViewTypes;

@DisplayName("The places of a stream's events")
class StreamLocatorTest {

    private static final List<LoggedEvent> STORY = Story.of(3, 4);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("are the same by the log and by the index, and the index gives those that it has seen")
    void by_log_and_by_index() throws Exception {
        try (var file = EventFile.create(directory.resolve("events.db"));
                var log = new SqliteEventLog(directory.resolve("events.db"));
                var store = ReadStore.embedded()) {
            file.append(STORY);
            var index = new TimelineIndex(store.collections(), true, false);
            var seen = STORY.size() - 1;
            var postings = index.postings();
            var views = new HashMap<String, Object>();
            STORY.subList(0, seen).forEach(event -> add(postings, views, ViewTypes.of(event.event()), event));
            index.write(List.of(postings));

            var byLog = new StreamLocator.ByLog(log);
            var byIndex = new StreamLocator.ByIndex(index);
            for (var stream : STORY.stream().map(LoggedEvent::stream).distinct().toList()) {
                var located = byLog.located(log.stream(stream, 0, 500));
                var expected = located.stream()
                        .map(StoredEvent::position)
                        .filter(position -> position < seen)
                        .toList();
                assertThat(byIndex.located(unlocated(log, stream)).stream().map(StoredEvent::position))
                        .isEqualTo(expected);
                assertThat(PositionsPropertyTest.walk(byIndex.of(stream))).isEqualTo(expected);
            }
            assertThat(byIndex.located(List.of())).isEmpty();
        }
    }

    private static <V> void add(Postings postings, Map<String, Object> views, ViewType<V> type, LoggedEvent event) {
        var next = type.evolve(type.view().cast(views.get(event.stream())), event);
        views.put(event.stream(), next);
        postings.add(event, type, next);
    }

    private static List<StoredEvent> unlocated(EventLog log, String stream) {
        return log.stream(stream, 0, 500).stream()
                .map(event -> event.at(StoredEvent.UNKNOWN_POSITION))
                .toList();
    }
}
