package org.mentorship.command.privacy;

import java.util.Optional;

/** Keeps a short value that tells something about somebody's texts readable for as long as those are, and no longer. */
public interface Sealing {

    /** Where texts are stored as they are, and nobody's are erased. */
    Sealing NONE = new Sealing() {
        @Override
        public Optional<String> seal(String subject, String about, String value) {
            return Optional.of(value);
        }

        @Override
        public Optional<String> open(String subject, String about, String stored) {
            return Optional.of(stored);
        }
    };

    /**
     * The form to be stored; the subject gets a key if it never had one.
     *
     * @param about binds the sealed value to what it is of: it cannot be moved to something else
     * @return empty if the subject's key was destroyed
     */
    Optional<String> seal(String subject, String about, String value);

    /**
     * The value again, also one that was stored as it is, before there were seals.
     *
     * @return empty if the subject's key was destroyed
     * @throws IllegalStateException if what is stored was tampered with
     */
    Optional<String> open(String subject, String about, String stored);
}
