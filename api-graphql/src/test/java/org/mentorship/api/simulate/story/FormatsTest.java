package org.mentorship.api.simulate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.program.Format;

@DisplayName("The formats of a history")
class FormatsTest {

    private static List<Format> formats(long seed, int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(ordinal -> Formats.of(seed, ordinal))
                .toList();
    }

    @Test
    @DisplayName("are 14 one-on-one, 3 groups, 2 of peers and 1 reverse of each twenty")
    void shares() {
        for (var from = 0; from < 200; from += 20) {
            assertThat(formats(1, from, from + 20).stream()
                            .collect(Collectors.groupingBy(format -> format, Collectors.counting())))
                    .isEqualTo(Map.of(Format.ONE_ON_ONE, 14L, Format.GROUP, 3L, Format.PEER, 2L, Format.REVERSE, 1L));
        }
    }

    @Test
    @DisplayName("are the same for the same seed, and in another order for another")
    void reproducible() {
        assertThat(formats(1, 0, 20)).isEqualTo(formats(1, 0, 20)).isNotEqualTo(formats(2, 0, 20));
    }
}
