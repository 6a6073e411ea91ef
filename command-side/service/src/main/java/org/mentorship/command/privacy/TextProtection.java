package org.mentorship.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.privacy.Revealer;

/**
 * Replaces the protected texts of an event by ciphertext before it is stored, and reveals them again. Every text that
 * comes in is encrypted, also one that looks like ciphertext: nobody can pass off a token of their own.
 */
public final class TextProtection implements Revealer {

    private final SubjectKeys keys;

    public TextProtection(SubjectKeys keys) {
        this.keys = keys;
    }

    /**
     * Whether the key of an event's texts is there, or can be made.
     *
     * @param keyed whether it must be there, as the log has such texts already
     * @throws Unavailable if it must and is not, or if the keys cannot be read now
     */
    public boolean canKeep(Object event, boolean keyed) {
        return ownerOfTexts(event)
                .filter(owner -> keyed ? keys.wasDestroyed(owner) : keys.isDestroyed(owner))
                .isEmpty();
    }

    /** Whose texts an event holds, be they encrypted or not; empty if it holds none. */
    public static Optional<String> ownerOfTexts(Object event) {
        return ProtectedTexts.of(event.getClass()).flatMap(texts -> texts.ownerOfTexts(event));
    }

    /**
     * The event as it is stored.
     *
     * @param eventId binds the ciphertext to the event: it cannot be moved to another
     * @throws TextsForgotten if it has texts and its subject's key was destroyed
     */
    public Object protect(String eventId, Object event) {
        return ProtectedTexts.of(event.getClass())
                .map(texts -> texts.replace(event, (subject, text) -> encrypt(subject, eventId, text)))
                .orElse(event);
    }

    private String encrypt(String subject, String eventId, String text) {
        return keys.forEncryption(subject)
                .map(aead -> {
                    try {
                        return new CiphertextToken(
                                subject, eventId, aead.encrypt(text.getBytes(UTF_8), eventId.getBytes(UTF_8)));
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("A text could not be encrypted", e);
                    }
                })
                .orElseThrow(() -> new TextsForgotten(subject))
                .text();
    }

    @Override
    public boolean isErased(String subject) {
        return keys.isDestroyed(subject);
    }

    @Override
    public Optional<String> reveal(String token) {
        if (!CiphertextToken.isToken(token)) {
            return Optional.of(token);
        }
        var parsed = CiphertextToken.parse(token);
        if (parsed.isErased()) {
            return Optional.empty();
        }
        return keys.forDecryption(parsed.subject()).map(aead -> {
            try {
                return new String(
                        aead.decrypt(parsed.ciphertext(), parsed.eventId().getBytes(UTF_8)), UTF_8);
            } catch (GeneralSecurityException e) {
                keys.didNotDecrypt(parsed.subject());
                throw new IllegalStateException(
                        "The ciphertext of event " + parsed.eventId()
                                + " was tampered with, or its subject had another key when it was written",
                        e);
            }
        });
    }
}
