package org.mentorship.command.axon;

import org.mentorship.contract.DomainEvent;

/** Whether what people wrote can be kept: not where the key of whom it belongs to is destroyed. */
@FunctionalInterface
public interface Keeping {

    /** Where texts are stored as they are. */
    Keeping EVERYTHING = (_, _) -> true;

    /**
     * Whether all texts of an event could be stored, as far as is known now.
     *
     * @param keyed whether the log has texts already of whom these belong to
     * @throws org.mentorship.contract.Unavailable if it has, and their key is not there: another one would hide that
     */
    boolean canKeep(DomainEvent event, boolean keyed);
}
