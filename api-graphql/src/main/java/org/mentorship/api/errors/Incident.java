package org.mentorship.api.errors;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that went wrong inside: the log has it under an id, the caller gets the id. */
public final class Incident {

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final int FRAMES = 40;
    private static final int CAUSES = 5;

    private Incident() {}

    /**
     * Logs what went wrong and where; messages of exceptions are left out, because they may quote what people wrote.
     *
     * @param where the field, the transport or the command
     * @return the id of the incident
     */
    public static String log(Throwable problem, String where) {
        var id = UUID.randomUUID().toString();
        LOG.error("Incident {} at {}: {}", id, where, withoutMessages(problem));
        return id;
    }

    /** What the caller gets of an incident, which need not have been in this process. */
    static GraphQlFailure told(@Nullable String id) {
        return new GraphQlFailure(
                FailureCode.INTERNAL, "Something went wrong in the service; when you report it, quote " + id + ".");
    }

    /** Logs an incident, and tells the caller of it. */
    static GraphQlFailure of(Throwable problem, String where) {
        return told(log(problem, where));
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
