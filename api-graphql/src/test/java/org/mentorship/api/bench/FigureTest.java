package org.mentorship.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A figure")
class FigureTest {

    private static Figure figure(double measured, Figure.@Nullable Baseline baseline, Target target) {
        return new Figure("row", "what", measured, "ms", baseline, target, "note");
    }

    @Test
    @DisplayName("is held to its target by the ratio to its baseline")
    void ratio() {
        var baseline = new Figure.Baseline("the least", 10);

        assertThat(figure(13, baseline, Target.atMost(1.3)).meetsTarget()).isTrue();
        assertThat(figure(13.1, baseline, Target.atMost(1.3)).meetsTarget()).isFalse();
        assertThat(figure(5, baseline, Target.atLeast(0.5)).meetsTarget()).isTrue();
        assertThat(figure(4.9, baseline, Target.atLeast(0.5)).meetsTarget()).isFalse();
    }

    @Test
    @DisplayName("without a baseline is held to its target itself")
    void absolute() {
        assertThat(figure(20, null, Target.atMost(20)).meetsTarget()).isTrue();
        assertThat(figure(20, null, Target.atMost(20)).ratio()).isNull();
        assertThat(figure(99_999, null, Target.atLeast(100_000)).meetsTarget()).isFalse();
    }

    @Test
    @DisplayName("of several runs is the one in the middle")
    void median() {
        var target = Target.atMost(1);

        var median = Figure.median(List.of(figure(3, null, target), figure(1, null, target), figure(2, null, target)));

        assertThat(median.measured()).isEqualTo(2);
    }

    @Test
    @DisplayName("knows percentiles by the nearest rank")
    void percentile() {
        assertThat(Medians.percentile(List.of(4.0, 1.0, 3.0, 2.0), 0.99)).isEqualTo(4);
        assertThat(Medians.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2);
        assertThat(Medians.of(List.of(7.0))).isEqualTo(7);
    }
}
