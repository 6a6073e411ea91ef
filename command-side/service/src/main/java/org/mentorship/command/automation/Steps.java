package org.mentorship.command.automation;

import java.util.List;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.MentorshipId;

/** How an automation acts while it runs an entry. */
public interface Steps {

    /**
     * Sends a command and waits for its outcome.
     *
     * @param step names the command within the run; the same step has the same command id whenever it is repeated
     */
    CommandOutcome send(String step, Command command);

    /**
     * Destroys the key of a mentorship's texts for ever, unless the log knows of somebody in it whose data is not erased; may
     * be repeated.
     */
    void forget(MentorshipId mentorship);

    /** Writes down how far the run got, before it goes on: a repeated run finds this as the entry's data. */
    void remember(Object data);

    /** Sends a command that is to be accepted, or refused in one of the ways that make it needless. */
    default void must(String step, Command command, RejectionCode... harmless) {
        switch (send(step, command)) {
            case Accepted _ -> {}
            case Rejected rejected -> {
                if (!List.of(harmless).contains(rejected.code())) {
                    throw new UnexpectedRefusal(rejected);
                }
            }
        }
    }
}
