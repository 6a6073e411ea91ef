package org.mentorship.contract.program;

import org.jspecify.annotations.Nullable;

/**
 * One question of an instrument, answered by a whole number.
 *
 * @param code short stable name of the item
 * @param text the question
 * @param min least answer
 * @param max greatest answer
 * @param reversed whether the item is scored in reverse (min + max − answer)
 * @param subscale the subscale that the item belongs to
 */
public record InstrumentItem(
        String code,
        String text,
        int min,
        int max,
        boolean reversed,
        @Nullable String subscale) {}
