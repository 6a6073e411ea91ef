package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventToken;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.story.EventStores;
import org.mentorship.query.story.Story;

@DisplayName("The log is that of the read models")
class SameLogTest {

    private static final List<LoggedEvent> STORY = Story.of(3, 1);

    @TempDir
    private Path directory;

    private final AtomicInteger waits = new AtomicInteger();
    private EventStores events;
    private SqliteEventLog log;
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void open() throws Exception {
        events = EventStores.open(directory.resolve("events.db"));
        log = new SqliteEventLog(directory.resolve("events.db"));
        events.publish(STORY.subList(0, 5));
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        events.close();
    }

    private boolean isAnother(GlobalSequenceTrackingToken... tokens) {
        return new SameLog(log, () -> List.of(tokens), () -> {
                    waits.incrementAndGet();
                    meanwhile.run();
                })
                .isAnother();
    }

    private EventToken token(int position) {
        return EventToken.of(log.read(position, 1).getFirst());
    }

    @Test
    @DisplayName("where it has the events that they know, each of them")
    void same() {
        assertThat(isAnother()).isFalse();
        assertThat(isAnother(token(2), token(4), new GlobalSequenceTrackingToken(3)))
                .isFalse();
        assertThat(waits).hasValue(0);
    }

    @Test
    @DisplayName("not where one of them is another one, be the others the same")
    void otherEvent() {
        assertThat(isAnother(token(4), new EventToken(2, "lost"))).isTrue();
    }

    @Test
    @DisplayName("not where it ends before them, look after look")
    void endsBefore() {
        assertThat(isAnother(new GlobalSequenceTrackingToken(5))).isTrue();
        assertThat(waits).hasValue(2);
    }

    @Test
    @DisplayName("where it only seemed to end before them, as a server shows that is behind another one")
    void catchesUp() {
        meanwhile = () -> events.publish(STORY.subList(5, 6));
        assertThat(isAnother(new EventToken(5, STORY.get(5).recorded().eventId())))
                .isFalse();
        assertThat(waits).hasValue(1);
    }
}
