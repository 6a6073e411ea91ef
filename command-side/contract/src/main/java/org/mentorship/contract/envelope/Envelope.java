package org.mentorship.contract.envelope;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who did what and why, as string metadata on every command and every event. When is the event's timestamp.
 *
 * @param actor subject of the token ({@code par_…} for people of the programme), or {@code automation:<name>}
 * @param actorRole in which role the actor acted
 * @param onBehalfOf the participant for whom a coordinator acted
 * @param reason why an official act was taken, in plain form for ever; a person's own reason is in the event, see
 *     {@link org.mentorship.contract.ReasonedInConfidence}
 * @param commandId the idempotency key of the command
 * @param correlationId the root of the chain
 * @param causationId what caused this: the command's id for an event, the event's id for a command of an automation
 * @param traceId the trace, where there is one
 */
public record Envelope(
        String actor,
        ActorRole actorRole,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        String commandId,
        String correlationId,
        String causationId,
        @Nullable String traceId) {

    public static final String ACTOR = "actor";
    public static final String ACTOR_ROLE = "actorRole";
    public static final String ON_BEHALF_OF = "onBehalfOf";
    public static final String REASON = "reason";
    public static final String COMMAND_ID = "commandId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";
    public static final String TRACE_ID = "traceId";
    /**
     * Keyed hash of the command's content, on events only: tells a retry from a conflicting use of a command id. Sealed under
     * the key of the texts that the command brought, if any.
     */
    public static final String FINGERPRINT = "commandFingerprint";
    /** On commands only: the stream version that the caller has seen, as they count it, a decimal number. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    /**
     * On commands only, never stored: the participant who sends it, unless they coordinate the programme. As a member they see
     * and count only what is not kept back from them.
     */
    public static final String READER = "reader";

    /**
     * On commands only, never stored: what the caller said, where the command itself also says what was there before. A
     * retry is told by this and not by the command, which differs once the thing has changed.
     */
    public static final String CONTENT = "commandContent";

    /** What an automation sends: the command id is derived from the task, so that running twice has one effect. */
    public static Envelope automation(String name, String commandId, String correlationId, String causationId) {
        return new Envelope(
                Subjects.automation(name),
                ActorRole.AUTOMATION,
                null,
                null,
                commandId,
                correlationId,
                causationId,
                null);
    }

    /** The participant whose step this is: the one acted for, or the actor if a participant. */
    public Optional<String> party() {
        if (onBehalfOf != null) {
            return Optional.of(onBehalfOf);
        }
        return actorRole == ActorRole.PARTICIPANT ? Optional.of(actor) : Optional.empty();
    }

    /** The metadata form; absent values have no entry. */
    public Map<String, String> toMetadata() {
        var map = new HashMap<String, String>();
        map.put(ACTOR, actor);
        map.put(ACTOR_ROLE, actorRole.name());
        map.put(COMMAND_ID, commandId);
        map.put(CORRELATION_ID, correlationId);
        map.put(CAUSATION_ID, causationId);
        putIfPresent(map, ON_BEHALF_OF, onBehalfOf);
        putIfPresent(map, REASON, reason);
        putIfPresent(map, TRACE_ID, traceId);
        return map;
    }

    /**
     * Reads the metadata form.
     *
     * @throws IllegalArgumentException if an entry that every envelope has is missing
     */
    public static Envelope from(Map<String, ?> metadata) {
        return new Envelope(
                required(metadata, ACTOR),
                ActorRole.valueOf(required(metadata, ACTOR_ROLE)),
                optional(metadata, ON_BEHALF_OF),
                optional(metadata, REASON),
                required(metadata, COMMAND_ID),
                required(metadata, CORRELATION_ID),
                required(metadata, CAUSATION_ID),
                optional(metadata, TRACE_ID));
    }

    private static void putIfPresent(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static String required(Map<String, ?> metadata, String key) {
        var value = optional(metadata, key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The envelope has no " + key);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, ?> metadata, String key) {
        var value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
