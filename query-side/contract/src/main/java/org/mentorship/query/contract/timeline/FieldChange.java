package org.mentorship.query.contract.timeline;

import org.jspecify.annotations.Nullable;

/**
 * One field before and after an event. Texts that are protected never appear: a text reads as {@link #CONFIDENTIAL}, and where
 * its key is known to be destroyed as {@link #ERASED}. Who folds the log knows no keys.
 *
 * @param field path in the view, such as {@code goals[gol_x].level}
 * @param before as text; null if it had no value
 * @param after as text; null if it has no value
 * @param textsOf under whose key the text is; null if the field is plain
 */
public record FieldChange(
        String field,
        @Nullable String before,
        @Nullable String after,
        @Nullable String textsOf) {

    public static final String CONFIDENTIAL = "(confidential)";
    public static final String ERASED = "(erased)";

    /** Of a field that is not protected. */
    public static FieldChange plain(String field, @Nullable String before, @Nullable String after) {
        return new FieldChange(field, before, after, null);
    }

    /** The same when the key of its texts is destroyed. */
    public FieldChange erased() {
        return new FieldChange(field, before == null ? null : ERASED, after == null ? null : ERASED, textsOf);
    }
}
