package org.mentorship.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** Seals under the keys that texts are encrypted with: {@code sealed:v1:<base64url>}. */
public final class SubjectSeals implements Sealing {

    static final String PREFIX = "sealed:v1:";

    private final SubjectKeys keys;

    public SubjectSeals(SubjectKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<String> seal(String subject, String about, String value) {
        return keys.forEncryption(subject).map(aead -> {
            try {
                var sealed = aead.encrypt(value.getBytes(UTF_8), bound(about));
                return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A value could not be sealed", e);
            }
        });
    }

    /** No text is bound to anything that begins so: those are bound to the ids of events. */
    private static byte[] bound(String about) {
        return (PREFIX + about).getBytes(UTF_8);
    }

    @Override
    public Optional<String> open(String subject, String about, String stored) {
        if (!stored.startsWith(PREFIX)) {
            return Optional.of(stored).filter(_ -> !keys.isDestroyed(subject));
        }
        return keys.forDecryption(subject).map(aead -> {
            try {
                var sealed = Base64.getUrlDecoder().decode(stored.substring(PREFIX.length()));
                return new String(aead.decrypt(sealed, bound(about)), UTF_8);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("What is sealed about " + about + " was tampered with", e);
            }
        });
    }
}
