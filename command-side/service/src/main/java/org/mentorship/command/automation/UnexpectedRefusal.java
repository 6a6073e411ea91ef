package org.mentorship.command.automation;

import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;

/** A command of an automation was refused in a way that nothing was planned for; the entry stays on the list. */
public final class UnexpectedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    UnexpectedRefusal(Rejected rejected) {
        super(rejected.code() + ": " + rejected.message());
        this.code = rejected.code();
    }

    public RejectionCode code() {
        return code;
    }
}
