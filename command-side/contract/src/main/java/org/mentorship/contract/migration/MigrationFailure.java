package org.mentorship.contract.migration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a migration cannot be done, in one line that names what, where and what to do. */
public final class MigrationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    public MigrationFailure(Code code, String message) {
        this(code, message, null);
    }

    public MigrationFailure(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable; scripts and tests rely on it, never on the message. */
    public Code code() {
        return code;
    }

    /** The migration failure among an exception and its causes, if there is one. */
    public static Optional<MigrationFailure> in(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrationFailure failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    /** What kept the migration from being done. */
    public enum Code {
        /** The directory holds no events of an embedded service. */
        SOURCE_MISSING,
        /** A file of the directory is gone. */
        SOURCE_INCOMPLETE,
        /** Axon Server cannot be reached, or refuses. */
        AXON_SERVER_UNREACHABLE,
        /** The MongoDB cannot be reached, or refuses. */
        MONGODB_UNREACHABLE,
        /** The context of Axon Server holds events that are not the first ones of this history. */
        TARGET_HOLDS_OTHER_EVENTS,
        /** The MongoDB holds keys that are not those of the directory. */
        TARGET_HOLDS_OTHER_KEYS,
        /** A process of the cluster runs. */
        TARGET_IN_USE,
        /** An event has something that Axon Server cannot keep. */
        EVENT_NOT_STORABLE,
        /** A server was away for too long in the middle. */
        MIGRATION_INTERRUPTED
    }
}
