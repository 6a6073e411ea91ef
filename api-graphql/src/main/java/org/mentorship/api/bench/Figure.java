package org.mentorship.api.bench;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured. Where there is a baseline, measured in the same run and in turn with this, the target is for the
 * ratio of the two; else for the measured value. A figure without a target is told beside the others.
 *
 * @param name of the row, and of the figure where a row has several
 * @param what is measured, in words
 * @param measured median of the rounds
 * @param unit of the measured value and the baseline
 * @param note on how it came about: sizes, counts
 */
public record Figure(
        String name,
        String what,
        double measured,
        String unit,
        @Nullable Baseline baseline,
        @Nullable Target target,
        String note) {

    /** What the measured value is held against. */
    public record Baseline(String what, double value) {}

    /** Of several that measured the same, the one whose measured value is in the middle. */
    static Figure median(List<Figure> figures) {
        return figures.stream()
                .sorted(Comparator.comparingDouble(Figure::measured))
                .toList()
                .get((figures.size() - 1) / 2);
    }

    /** Measured by baseline; null if there is no baseline. */
    public @Nullable Double ratio() {
        return baseline == null ? null : measured / baseline.value();
    }

    public boolean meetsTarget() {
        var ratio = ratio();
        return target == null || target.isMetBy(ratio == null ? measured : ratio);
    }

    String targetText() {
        return target == null ? "none" : target.text(baseline == null ? unit : "×");
    }
}
