package org.mentorship.contract.privacy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.StartupFailure;

/** The settings that name the file of a key-encryption key. */
public enum KeyEncryptionKeyFile {
    /** Of the key that opens all others. */
    CURRENT("MENTORSHIP_KEYENCRYPTIONKEYFILE"),
    /** Of the key that is to take its place. */
    NEXT("MENTORSHIP_NEWKEYENCRYPTIONKEYFILE");

    private final String variable;

    KeyEncryptionKeyFile(String variable) {
        this.variable = variable;
    }

    /**
     * The file that the environment names; null if it names none.
     *
     * @throws StartupFailure KEY_ENCRYPTION_KEY_INVALID if the variable is set, but empty
     */
    public @Nullable Path inEnvironment() {
        return named(System.getenv(variable));
    }

    /**
     * The file that the setting names; null if it is not set. An empty one is a mistake, such as a variable of a script that
     * was not filled, and no wish to have a key made.
     *
     * @throws StartupFailure KEY_ENCRYPTION_KEY_INVALID if it is set, but empty
     */
    public @Nullable Path named(@Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_ENCRYPTION_KEY_INVALID,
                    variable + " is set, but empty; name the file of the key in it, or unset it");
        }
        return value == null ? null : Path.of(value);
    }
}
