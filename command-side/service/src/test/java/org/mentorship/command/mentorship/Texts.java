package org.mentorship.command.mentorship;

import org.mentorship.contract.Limits;

/** Texts just over their limits, and at them. */
public final class Texts {

    public static final String BLANK = "  ";
    public static final String SHORT_AT_LIMIT = "x".repeat(Limits.SHORT_TEXT);
    public static final String TOO_LONG_FOR_SHORT = "x".repeat(Limits.SHORT_TEXT + 1);
    public static final String LONG_AT_LIMIT = "x".repeat(Limits.LONG_TEXT);
    public static final String TOO_LONG = "x".repeat(Limits.LONG_TEXT + 1);

    private Texts() {}
}
