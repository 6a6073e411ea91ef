package org.mentorship.contract.program;

import java.util.List;

/**
 * A questionnaire. Defining it again under the same name makes the next version; given feedback names the version that
 * it answered.
 *
 * @param name unique within the programme
 * @param version 1, 2, 3 …
 * @param items in the order in which they are answered, at least one
 */
public record Instrument(String name, int version, List<InstrumentItem> items) {

    public Instrument {
        items = List.copyOf(items);
    }
}
