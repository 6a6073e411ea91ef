package org.mentorship.api.axon;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;

/**
 * What travels beside a command that a caller sends. The command id is there from the start, because the ids of new
 * streams are derived from it:
 *
 * {@snippet :
 * var envelope = CallerEnvelope.of(caller, ActorRole.COORDINATOR, input.commandId()).because(input.reason());
 * commands.send(new RegisterParticipant(Ids.participant(envelope.commandId()), …), envelope);
 * }
 *
 * @param caller who is calling
 * @param role in which role the caller acts here
 * @param commandId the idempotency key, the caller's or a random one
 * @param onBehalfOf the participant for whom a coordinator acts
 * @param reason why an override or a correction is made
 * @param expectedVersion the stream version that the caller has seen
 * @param reader the participant who calls, unless they coordinate the programme; see {@link Envelope#READER}
 * @param content what the caller said, where the command also says what was there before; tells a retry
 */
public record CallerEnvelope(
        Caller caller,
        ActorRole role,
        String commandId,
        @Nullable ParticipantId onBehalfOf,
        @Nullable String reason,
        @Nullable Long expectedVersion,
        @Nullable ParticipantId reader,
        @Nullable String content) {

    /** An envelope with the caller's command id, whose form is checked where it comes in, or a random one if there is none. */
    public static CallerEnvelope of(Caller caller, ActorRole role, @Nullable String commandId) {
        var id = commandId == null ? UUID.randomUUID().toString() : commandId;
        return new CallerEnvelope(caller, role, id, null, null, null, null, null);
    }

    public CallerEnvelope onBehalfOf(@Nullable ParticipantId participant) {
        return new CallerEnvelope(caller, role, commandId, participant, reason, expectedVersion, reader, content);
    }

    public CallerEnvelope because(@Nullable String why) {
        return new CallerEnvelope(caller, role, commandId, onBehalfOf, why, expectedVersion, reader, content);
    }

    public CallerEnvelope expecting(@Nullable Long version) {
        return new CallerEnvelope(caller, role, commandId, onBehalfOf, reason, version, reader, content);
    }

    public CallerEnvelope readBy(@Nullable ParticipantId participant) {
        return new CallerEnvelope(caller, role, commandId, onBehalfOf, reason, expectedVersion, participant, content);
    }

    public CallerEnvelope saying(String words) {
        return new CallerEnvelope(caller, role, commandId, onBehalfOf, reason, expectedVersion, reader, words);
    }

    /** Who, what and why. A caller's command is the root of its chain. */
    public Envelope envelope() {
        return new Envelope(
                actor(),
                role,
                onBehalfOf == null ? null : onBehalfOf.value(),
                reason,
                commandId,
                commandId,
                commandId,
                caller.traceId());
    }

    /** The metadata form of the envelope, with the expected version where there is one. */
    public Map<String, String> toMetadata() {
        var metadata = envelope().toMetadata();
        if (expectedVersion != null) {
            metadata.put(Envelope.EXPECTED_VERSION, Long.toString(expectedVersion));
        }
        if (reader != null) {
            metadata.put(Envelope.READER, reader.value());
        }
        if (content != null) {
            metadata.put(Envelope.CONTENT, content);
        }
        return metadata;
    }

    private String actor() {
        var participant = caller.participantId();
        return role == ActorRole.PARTICIPANT && participant != null ? participant.value() : caller.subject();
    }
}
