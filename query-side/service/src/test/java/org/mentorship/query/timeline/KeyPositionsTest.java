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
            var index = new TimelineIndex(store.database());
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
}
