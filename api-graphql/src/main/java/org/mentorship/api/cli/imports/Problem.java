package org.mentorship.api.cli.imports;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file of people, and where.
 *
 * @param line from 1; 0 if it is the file as a whole
 * @param column the name of the column, if it is one field
 */
public record Problem(long line, @Nullable String column, String message) {

    /** For a person to read. */
    @Override
    public String toString() {
        if (line == 0) {
            return message;
        }
        return "line " + line + (column == null ? "" : ", column " + column) + ": " + message;
    }
}
