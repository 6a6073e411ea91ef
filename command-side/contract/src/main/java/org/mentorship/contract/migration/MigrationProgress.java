package org.mentorship.contract.migration;

/** Is told how far a migration is. */
public interface MigrationProgress {

    /** A step begins; the one before has ended. */
    void begin(String step, long total);

    /** So many more are done. */
    void done(long more);
}
