package org.mentorship.command.migrate;

import org.mentorship.contract.migration.MigrationProgress;

/** Where nobody looks. */
public final class UnseenProgress implements MigrationProgress {

    @Override
    public void begin(String step, long total) {}

    @Override
    public void done(long more) {}
}
