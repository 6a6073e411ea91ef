package org.mentorship.api.errors;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that went wrong inside: the log has it under an id, the caller gets the id. */
final class Incident {

    private static final Logger log = LoggerFactory.getLogger(Incident.class);
    private static final int FRAMES = 40;
    private static final int CAUSES = 5;

    private Incident() {}

    /**
     * Logs what went wrong and where; messages of exceptions are left out, because they may quote what people wrote.
     *
     * @param where the field or the transport
     */
    static GraphQlFailure of(Throwable problem, String where) {
        var id = UUID.randomUUID().toString();
        log.error("Incident {} at {}: {}", id, where, withoutMessages(problem));
        return new GraphQlFailure(
                FailureCode.INTERNAL, "Something went wrong in the service; when you report it, quote " + id + ".");
    }

    private static String withoutMessages(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(cause -> cause.getClass().getName()
                        + Stream.of(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n  caused by "));
    }
}
