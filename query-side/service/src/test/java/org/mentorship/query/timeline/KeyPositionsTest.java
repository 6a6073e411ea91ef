package org.mentorship.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.query.timeline.PositionsPropertyTest.walk;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.query.mongo.ReadStore;

@DisplayName("The positions of a key of the timeline index")
class KeyPositionsTest {

    @Test
    @DisplayName("that is in every third event are found from any place, however many chunks they fill")
    void many_chunks() {
        try (var store = ReadStore.embedded()) {
            var index = new TimelineIndex(store.collections(), false, false);
            var all = LongStream.range(0, 5_000).map(number -> number * 3).toArray();
            index.append("person/x", all);

            assertThat(walk(new KeyPositions(index, "person/x")))
                    .containsExactlyElementsOf(LongStream.of(all).boxed().toList());
            for (var from = 0L; from < 15_000; from += 997) {
                assertThat(new KeyPositions(index, "person/x").next(from))
                        .isEqualTo(from > all[all.length - 1] ? Positions.END : (from + 2) / 3 * 3);
            }
            assertThat(new KeyPositions(index, "person/y").next(0)).isEqualTo(Positions.END);
        }
    }

    @Test
    @DisplayName("are found by their number in the list, across chunks, as far as there are any")
    void by_number() {
        try (var store = ReadStore.embedded()) {
            var index = new TimelineIndex(store.collections(), false, false);
            index.append(
                    "stream/x",
                    LongStream.range(0, 3_000).map(number -> number * 5).toArray());

            assertThat(index.ordinals("stream/x", 0, 3)).containsExactly(0, 5, 10);
            assertThat(index.ordinals("stream/x", 1_022, 1_027)).containsExactly(5_110, 5_115, 5_120, 5_125, 5_130);
            assertThat(index.ordinals("stream/x", 2_998, 3_010)).containsExactly(14_990, 14_995);
            assertThat(index.ordinals("stream/x", 3_000, 3_010)).isEmpty();
            assertThat(index.ordinals("stream/y", 0, 3)).isEmpty();
        }
    }
}
