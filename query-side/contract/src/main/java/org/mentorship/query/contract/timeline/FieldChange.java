package org.mentorship.query.contract.timeline;

import org.jspecify.annotations.Nullable;

/**
 * One field before and after an event. Texts that are protected never appear: a text that is there reads as
 * {@link #CONFIDENTIAL}, one that was erased as {@link #ERASED}.
 *
 * @param field path in the view, such as {@code goals[gol_x].level}
 * @param before as text; null if it had no value
 * @param after as text; null if it has no value
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {

    public static final String CONFIDENTIAL = "(confidential)";
    public static final String ERASED = "(erased)";
}
