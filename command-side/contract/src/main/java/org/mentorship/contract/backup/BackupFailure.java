package org.mentorship.contract.backup;

import java.io.Serial;

/** Why a backup was not made or not restored, in one line that names what, where and what to do. */
public final class BackupFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;

    public BackupFailure(Code code, String message) {
        super(message);
        this.code = code;
    }

    public BackupFailure(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable; scripts and tests rely on it, never on the message. */
    public Code code() {
        return code;
    }

    /** What is wrong. */
    public enum Code {
        /** The directory to back up is not there, or holds no event log. */
        NOT_A_DATA_DIR,
        /** A file of the directory to back up cannot be read by this user. */
        DATA_DIR_NOT_READABLE,
        /** There is something of the backup's name already. */
        BACKUP_EXISTS,
        /** Another process is making a backup of that name. */
        BACKUP_IN_PROGRESS,
        /** The file system where the backup is to be cannot lock files. */
        BACKUP_NOT_LOCKABLE,
        /** The backup would be part of the data directory, and lost with it. */
        BACKUP_IN_DATA_DIR,
        /** The backup cannot be written where it is to be. */
        BACKUP_NOT_WRITABLE,
        /** The disk has no room for the copy. */
        DISK_FULL,
        /** The key-encryption key was exchanged while the backup was taken. */
        KEYS_ROTATED,
        /** There is no directory where the backup is said to be. */
        BACKUP_MISSING,
        /** The directory is no backup, or one that was not finished. */
        NOT_A_BACKUP,
        /** A file of the backup is gone, or is not what was backed up. */
        BACKUP_DAMAGED,
        /** A newer version of the service made the backup. */
        BACKUP_VERSION_UNKNOWN,
        /** The directory to restore into holds something. */
        DATA_DIR_NOT_EMPTY,
        /** The directory to restore into cannot be made or written. */
        DATA_DIR_NOT_WRITABLE
    }
}
