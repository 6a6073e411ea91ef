package org.mentorship.api.bench;

import java.util.Locale;

/** What a figure, or its ratio to the baseline where there is one, should reach. */
public record Target(Bound bound, double value) {

    /** On which side of the value it should be. */
    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    public static Target atLeast(double value) {
        return new Target(Bound.AT_LEAST, value);
    }

    public static Target atMost(double value) {
        return new Target(Bound.AT_MOST, value);
    }

    boolean isMetBy(double measured) {
        return switch (bound) {
            case AT_LEAST -> measured >= value;
            case AT_MOST -> measured <= value;
        };
    }

    String text(String unit) {
        return bound.sign + " " + String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : "%.3g", value) + " " + unit;
    }
}
