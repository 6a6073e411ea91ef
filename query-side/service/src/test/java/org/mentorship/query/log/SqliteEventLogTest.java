package org.mentorship.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.story.EventFile;
import org.mentorship.query.story.Story;

@DisplayName("The event log in a SQLite file")
class SqliteEventLogTest extends EventLogContract {

    private static final List<LoggedEvent> STORY = Story.of(1, 5);
    private final EventDecoder decoder = new EventDecoder();

    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("events.db");
    }

    @Override
    EventLog open() {
        return new SqliteEventLog(path());
    }

    @Override
    void append(List<LoggedEvent> events) throws Exception {
        try (var file = EventFile.create(path())) {
            file.append(events);
        }
    }

    @Test
    @DisplayName("is empty before the write side has made the file, and is found once it has")
    void no_file_yet() throws Exception {
        try (var log = new SqliteEventLog(path())) {
            assertThat(log.head()).isEqualTo(-1);
            assertThat(log.read(0, 10)).isEmpty();
            assertThat(log.stream("prg_x", 0, 10)).isEmpty();
            assertThat(log.positions("prg_x", 0, 10)).isEmpty();

            try (var file = EventFile.create(path())) {
                assertThat(log.head()).isEqualTo(-1);
                file.append(STORY);
                assertThat(log.head()).isEqualTo(STORY.size() - 1L);
            }
        }
    }

    @Test
    @DisplayName("says so when the file is none")
    void not_a_database() throws Exception {
        Files.writeString(path(), "This is no database. ".repeat(200));
        try (var log = new SqliteEventLog(path())) {
            assertThatThrownBy(log::head)
                    .isInstanceOf(EventLogUnavailable.class)
                    .hasMessageContaining("events.db");
        }
    }

    @Test
    @DisplayName("an event whose bytes are damaged is named by type, position and stream")
    void damaged() throws Exception {
        try (var file = EventFile.create(path());
                var log = new SqliteEventLog(path())) {
            file.append(STORY.subList(0, 1));
            var event = log.read(0, 1).getFirst();
            var damaged = new StoredEvent(
                    event.position(),
                    event.eventId(),
                    event.stream(),
                    event.streamType(),
                    event.sequence(),
                    event.type(),
                    event.revision(),
                    event.recordedAt(),
                    "{\"programId\":".getBytes(StandardCharsets.UTF_8),
                    event.metadata());
            assertThatThrownBy(() -> decoder.decode(damaged))
                    .isInstanceOf(UndecodableEvent.class)
                    .hasMessageContaining(event.type())
                    .hasMessageContaining("position 0")
                    .hasMessageContaining(event.stream());
        }
    }
}
