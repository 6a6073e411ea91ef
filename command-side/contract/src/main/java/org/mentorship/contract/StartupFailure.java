package org.mentorship.contract;

import java.util.Optional;

/**
 * Why the service cannot start, in one line that names what, where and what to do. The main class finds it among the
 * causes of whatever came up, prints {@link #line()} and exits non-zero.
 */
public final class StartupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    public StartupFailure(Code code, String message) {
        super(message);
        this.code = code;
    }

    public StartupFailure(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable; scripts and tests rely on it, never on the message. */
    public Code code() {
        return code;
    }

    /** The code and the message, for standard error. */
    public String line() {
        return code + ": " + getMessage();
    }

    /** The startup failure among an exception and its causes, if there is one. */
    public static Optional<StartupFailure> in(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupFailure failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    /** What kept the service from starting. */
    public enum Code {
        /** Another process holds the data directory. */
        DATA_DIR_IN_USE,
        /** The data directory cannot be made or written. */
        DATA_DIR_NOT_WRITABLE,
        /** What is named as data directory is a backup of one. */
        DATA_DIR_IS_A_BACKUP,
        /** The data directory was being restored from a backup, and that was cut short. */
        RESTORE_UNFINISHED,
        /** The disk, or its file system, failed a read or a write. */
        DISK_ERROR,
        /** The directory holds events under the machine's time, or simulated time was asked for in an unreadable way. */
        SIMULATED_TIME_REFUSED,
        /** The event file is damaged, or is none of this service. */
        EVENT_FILE_CORRUPT,
        /** There are subject keys but no event file. */
        EVENT_FILE_MISSING,
        /** The file of subject keys is damaged, or is none of this service. */
        KEY_FILE_CORRUPT,
        /** There are events but no file of subject keys. */
        KEY_FILE_MISSING,
        /** The key-encryption key is not 32 bytes in Base64. */
        KEY_ENCRYPTION_KEY_INVALID,
        /** There are subject keys, but the key that opens them is gone. */
        KEY_ENCRYPTION_KEY_MISSING,
        /** The key-encryption key is not the one under which the subject keys were stored. */
        KEY_ENCRYPTION_KEY_WRONG,
        /** The subject keys were being put under another key-encryption key, and that was cut short. */
        KEY_ROTATION_UNFINISHED,
        /** The file of the automations' to-do list is damaged, or is none of this service. */
        AUTOMATIONS_FILE_CORRUPT,
        /** A file was written by a newer version of the service. */
        FILE_VERSION_UNKNOWN,
        /** The file of the key that signs tokens holds no such key. */
        SIGNING_KEY_INVALID,
        /** Outside the embedded mode nobody is named who issues tokens. */
        ISSUER_MISSING,
        /** What is named as an allowed origin is none. */
        ORIGIN_INVALID,
        /** A migration from the embedded mode to these stores has begun and not ended. */
        MIGRATION_UNFINISHED,
        /** The cluster mode was asked for without a MongoDB. */
        MONGODB_URI_MISSING,
        /** The file that says whom to trust cannot be read. */
        CERTIFICATES_UNREADABLE,
        /** The file of documents that clients may send cannot be read, or is none. */
        ALLOWED_DOCUMENTS_INVALID,
        /** There is no such role, or the embedded mode was asked for only some. */
        ROLES_INVALID
    }
}
