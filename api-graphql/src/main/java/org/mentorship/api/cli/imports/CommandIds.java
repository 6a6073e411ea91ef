package org.mentorship.api.cli.imports;

import java.util.UUID;

/**
 * Names the commands of an import. The ids stand in the log for ever: nothing in them may follow from what a line says of
 * a person, or whoever guesses the line could prove it.
 */
@FunctionalInterface
public interface CommandIds {

    /** Of one step for one line; the same step has the same id when it is sent again. */
    String of(String step, Person line);

    /** Other ones in every import. */
    static CommandIds random() {
        return (step, _) -> "import-" + step + "-" + UUID.randomUUID();
    }
}
