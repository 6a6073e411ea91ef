package org.mentorship.api.graphql.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input of a mutation: every one can carry the command id that makes a retry safe. */
public interface CommandInput {

    @Nullable String commandId();

    /** Where in the input a field lies that a rule names by the command's own path. */
    default List<String> inputPath(List<String> field) {
        return field;
    }
}
