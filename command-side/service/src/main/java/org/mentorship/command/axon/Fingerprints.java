package org.mentorship.command.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.privacy.Sealing;
import org.mentorship.contract.Command;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.privacy.KeyedHash;
import org.mentorship.contract.stored.EventJson;

/**
 * Tells a retry of a command from another command under the same id: HMAC-SHA-256 (RFC 2104) over the command's type, its
 * content, its reason and whose step it is. Keyed, because a bare hash of a short text in the log could be guessed; and of a
 * command with texts stored under their key only, because whoever has the secret could still guess what was erased.
 */
public final class Fingerprints {

    private static final int BYTES = 16;

    private final KeyedHash hash;
    private final Sealing sealing;
    private final ObjectMapper mapper;

    public Fingerprints(byte[] secret) {
        this(() -> secret, Sealing.NONE);
    }

    /** @param secret the key's bytes, always the same; asked for when they are first needed, since their store may be away */
    public Fingerprints(Supplier<byte[]> secret, Sealing sealing) {
        this.hash = new KeyedHash(secret);
        this.sealing = sealing;
        this.mapper = EventJson.mapper();
    }

    /**
     * What is stored of a fingerprint.
     *
     * @param textsOf whose texts the command brought, null if none
     * @return empty if their key was destroyed
     */
    Optional<String> stored(String fingerprint, String commandId, @Nullable String textsOf) {
        return textsOf == null ? Optional.of(fingerprint) : sealing.seal(textsOf, commandId, fingerprint);
    }

    /**
     * Whether a command is the one that something was stored of. Where that brought texts whose key is destroyed no
     * command is: right or wrong, it is told the same.
     */
    boolean matches(String stored, String fingerprint, String commandId, @Nullable String textsOf) {
        return (textsOf == null ? Optional.of(stored) : sealing.open(textsOf, commandId, stored))
                .filter(fingerprint::equals)
                .isPresent();
    }

    /** 32 hex digits. */
    public String of(Command command, Envelope envelope) {
        return of(command, envelope, null);
    }

    /** The same, by the words of the caller where they are known, see {@link Envelope#CONTENT}. */
    String of(Command command, Envelope envelope, @Nullable Object content) {
        try {
            var whose = command.getClass().getSimpleName()
                    + '\n'
                    + envelope.actor()
                    + '\n'
                    + envelope.onBehalfOf()
                    + '\n'
                    + envelope.reason()
                    + '\n';
            var what = content == null
                    ? mapper.writeValueAsBytes(command)
                    : content.toString().getBytes(UTF_8);
            return hash.hex(BYTES, whose.getBytes(UTF_8), what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Could not fingerprint a " + command.getClass().getSimpleName(), e);
        }
    }
}
