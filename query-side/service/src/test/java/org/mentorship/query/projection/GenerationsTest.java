package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.mentorship.FindMentorshipsByIds;
import org.mentorship.query.contract.timeline.LogHead;
import org.mentorship.query.mongo.ReadStore;

@DisplayName("An answer goes out if what it was read from was whole until then")
class GenerationsTest {

    private static final Object SOMETHING = new Lookup.Found<>("a view");

    private static final LogHead QUESTION = new LogHead();

    private final ReadStore store = ReadStore.embedded();
    private final ReadModelMarker marker = new ReadModelMarker(store.database(), List.of());
    private final AtomicLong nanos = new AtomicLong();
    private final Generations generations = new Generations(marker, nanos::get);
    private String serving;

    @BeforeEach
    void built() {
        marker.ready(marker.building(() -> {}));
        serving = marker.generation().orElseThrow();
        generations.admit(serving, QUESTION, SOMETHING);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("so it does for a moment after that was looked up, for which a builder waits")
    void moment() {
        marker.building(() -> {});
        nanos.addAndGet(Generations.KNOWN_FOR.toNanos() - 1);
        assertThatCode(() -> generations.admit(serving, QUESTION, SOMETHING)).doesNotThrowAnyException();
        nanos.incrementAndGet();
        assertThatThrownBy(() -> generations.admit(serving, QUESTION, SOMETHING))
                .isInstanceOf(ReadModelsNotWhole.class);
    }

    private static List<Object> nothings() {
        return List.of(
                new Lookup.Unknown<>(),
                new Page<>(List.of(), false),
                List.of(),
                List.of(new Page<>(List.of(), false), new Page<>(List.of(), false)),
                Map.of(),
                -1L);
    }

    @Test
    @DisplayName("so it does not if it finds nothing because all is lost")
    void nothing() {
        for (var nothing : nothings()) {
            assertThatCode(() -> generations.admit(serving, QUESTION, nothing)).doesNotThrowAnyException();
        }
        store.database().drop();
        for (var nothing : nothings()) {
            assertThatThrownBy(() -> generations.admit(serving, QUESTION, nothing))
                    .isInstanceOf(ReadModelsNotWhole.class);
        }
    }

    @Test
    @DisplayName("so it does not if it lacks some of what was asked for because the rest is lost")
    void some() {
        var three = new FindMentorshipsByIds(List.of("mnt_1", "mnt_2", "mnt_3"));
        var one = new FindMentorshipsByIds(List.of("mnt_1", "mnt_1"));
        var found = Map.of("mnt_1", "a view");
        store.database().drop();
        assertThatCode(() -> generations.admit(serving, one, found)).doesNotThrowAnyException();
        assertThatThrownBy(() -> generations.admit(serving, three, found)).isInstanceOf(ReadModelsNotWhole.class);
    }

    @Test
    @DisplayName("a failure is told as what it is, unless the read models were lost meanwhile")
    void failure() {
        var failure = new IllegalStateException("The timeline index lacks chunk 3");
        assertThat(generations.told(serving, failure)).isSameAs(failure);
        store.database().drop();
        assertThat(generations.told(serving, failure)).isInstanceOf(ReadModelsNotWhole.class);
    }

    @Test
    @DisplayName("so it does not if others were built since")
    void others() {
        marker.ready(marker.building(() -> {}));
        assertThat(marker.generation()).isPresent().isNotEqualTo(java.util.Optional.of(serving));
        nanos.addAndGet(Generations.KNOWN_FOR.toNanos());
        assertThatThrownBy(() -> generations.admit(serving, QUESTION, SOMETHING))
                .isInstanceOf(ReadModelsNotWhole.class);
        var now = marker.generation().orElseThrow();
        assertThatCode(() -> generations.admit(now, QUESTION, SOMETHING)).doesNotThrowAnyException();
    }
}
