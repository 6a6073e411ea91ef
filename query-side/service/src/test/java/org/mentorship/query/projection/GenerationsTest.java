package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Page;
import org.mentorship.query.mongo.ReadStore;

@DisplayName("An answer goes out if what it was read from was whole until then")
class GenerationsTest {

    private static final Object SOMETHING = new Lookup.Found<>("a view");

    private final ReadStore store = ReadStore.embedded();
    private final ReadModelMarker marker = new ReadModelMarker(store.database(), List.of());
    private final AtomicLong nanos = new AtomicLong();
    private final Generations generations = new Generations(marker, nanos::get);
    private String serving;

    @BeforeEach
    void built() {
        marker.ready();
        serving = marker.generation().orElseThrow();
        generations.admit(serving, SOMETHING);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("so it does for a moment after that was looked up, for which a builder waits")
    void moment() {
        marker.building();
        nanos.addAndGet(Generations.KNOWN_FOR.toNanos() - 1);
        assertThatCode(() -> generations.admit(serving, SOMETHING)).doesNotThrowAnyException();
        nanos.incrementAndGet();
        assertThatThrownBy(() -> generations.admit(serving, SOMETHING)).isInstanceOf(ReadModelsNotWhole.class);
    }

    @Test
    @DisplayName("so it does not if it finds nothing because all is lost")
    void nothing() {
        for (var nothing : List.of(new Lookup.Unknown<>(), new Page<>(List.of(), false), List.of(), -1L)) {
            assertThatCode(() -> generations.admit(serving, nothing)).doesNotThrowAnyException();
        }
        store.database().drop();
        for (var nothing : List.of(new Lookup.Unknown<>(), new Page<>(List.of(), false), List.of(), -1L)) {
            assertThatThrownBy(() -> generations.admit(serving, nothing)).isInstanceOf(ReadModelsNotWhole.class);
        }
    }

    @Test
    @DisplayName("so it does not if others were built since")
    void others() {
        marker.building();
        marker.ready();
        assertThat(marker.generation()).isPresent().isNotEqualTo(java.util.Optional.of(serving));
        nanos.addAndGet(Generations.KNOWN_FOR.toNanos());
        assertThatThrownBy(() -> generations.admit(serving, SOMETHING)).isInstanceOf(ReadModelsNotWhole.class);
        var now = marker.generation().orElseThrow();
        assertThatCode(() -> generations.admit(now, SOMETHING)).doesNotThrowAnyException();
    }
}
