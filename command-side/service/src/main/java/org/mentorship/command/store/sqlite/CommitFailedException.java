package org.mentorship.command.store.sqlite;

import org.mentorship.contract.Unavailable;

/** The transaction that held a write was not committed: nothing of it is stored, and it may be tried again. */
public final class CommitFailedException extends Unavailable {

    private static final long serialVersionUID = 1L;

    CommitFailedException(Throwable cause) {
        super("The transaction could not be committed: " + cause.getMessage(), cause);
    }
}
