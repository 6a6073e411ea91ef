package org.mentorship.command.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.stored.EventJson;

/**
 * An entry of the to-do list.
 *
 * @param key names the entry; a later entry of the same key takes its place
 * @param stream the mentorship
 * @param dueAt when it is to be done, in the service's time; null while it sleeps
 * @param data JSON, of the automation's own making
 * @param causedBy id of the event because of which it is as it is
 * @param correlationId the root of the chain that the event belongs to
 */
public record Todo(
        String key,
        String automation,
        String stream,
        @Nullable Instant dueAt,
        String data,
        String causedBy,
        String correlationId) {

    private static final String COMMAND_PREFIX = "auto_";

    public MentorshipId mentorshipId() {
        return new MentorshipId(stream);
    }

    public <T> T data(Class<T> type) {
        try {
            return EventJson.mapper().readValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of " + key + " is not a " + type.getSimpleName(), e);
        }
    }

    /** The id of the command of a step: the same whenever the step is repeated. */
    public String commandId(String step) {
        return Ids.fromCommand(COMMAND_PREFIX, key + "/" + causedBy + "/" + step, 0);
    }

    static String json(Object data) {
        try {
            return EventJson.mapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }
}
