package org.mentorship.api.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Figures for people: a block of lines each. */
public final class FiguresTable {

    private FiguresTable() {}

    public static void print(List<Figure> figures, boolean quick, PrintWriter out) {
        out.println();
        for (var figure : figures) {
            print(figure, out);
        }
        var aimed = figures.stream().filter(figure -> figure.target() != null).toList();
        out.printf(
                "%d of %d targets met, on %d processors.%n",
                aimed.stream().filter(Figure::meetsTarget).count(),
                aimed.size(),
                Runtime.getRuntime().availableProcessors());
        if (quick) {
            out.println("These were tiny sizes, to try out the benchmark; the figures say nothing about speed.");
        }
        out.flush();
    }

    private static void print(Figure figure, PrintWriter out) {
        out.printf("%s: %s%n", figure.name(), figure.what());
        out.printf("  measured  %s %s%n", number(figure.measured()), figure.unit());
        var baseline = figure.baseline();
        var ratio = figure.ratio();
        if (baseline != null && ratio != null) {
            out.printf("  baseline  %s %s, %s%n", number(baseline.value()), figure.unit(), baseline.what());
            out.printf("  ratio     %s%n", number(ratio));
        }
        if (figure.target() != null) {
            out.printf("  target    %s: %s%n", figure.targetText(), figure.meetsTarget() ? "met" : "NOT MET");
        }
        out.printf("  (%s)%n%n", figure.note());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.3g", value);
    }
}
