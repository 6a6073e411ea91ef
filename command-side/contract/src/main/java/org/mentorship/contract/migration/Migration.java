package org.mentorship.contract.migration;

import org.mentorship.contract.StartupFailure;

/** Copies what an embedded service keeps to the stores of a cluster. What is copied is never changed. */
public interface Migration {

    /** The setting that makes a process one that migrates, and no service. */
    String SETTING = "mentorship.migration.enabled";

    /** Names the log that is copied. */
    String SOURCE = "migrationSource";

    /** Names the log that is copied to. */
    String TARGET = "migrationTarget";

    /**
     * Copies what is not there yet, and compares all of it. May be ended at any point and run again.
     *
     * @throws MigrationFailure if it cannot be done
     * @throws StartupFailure if the data directory, or the key that opens its keys, cannot be used
     */
    MigrationReport run(MigrationProgress progress);

    /** Compares, and copies nothing. It fails as {@link #run} does. */
    MigrationReport verify(MigrationProgress progress);
}
