package org.mentorship.api.demo;

import java.util.ArrayList;
import java.util.List;

/** Figures below each other, aligned, each with what explains it. Parts that are zero are left out. */
final class SummaryTable {

    private record Line(String label, long figure, String remark) {}

    private final List<Line> lines = new ArrayList<>();

    void row(String label, long figure, String remark) {
        lines.add(new Line(label, figure, remark));
    }

    void part(String label, long figure) {
        part(label, figure, "");
    }

    void part(String label, long figure, String remark) {
        if (figure != 0) {
            lines.add(new Line("  " + label, figure, remark));
        }
    }

    List<String> lines() {
        var width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        return lines.stream()
                .map(line -> ("  %-" + width + "s  %8s  %s")
                        .formatted(line.label(), "%,d".formatted(line.figure()), line.remark())
                        .stripTrailing())
                .toList();
    }
}
