package org.mentorship.command.automation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry with all that a list keeps of it.
 *
 * @param retryAt of the machine's clock; null if it was not tried in vain
 */
record KeptTodo(
        Todo todo,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable String lastError) {}
