package org.mentorship.command.axon;

import org.mentorship.contract.DomainEvent;

/** Whether what people wrote can be kept: not where the key of whom it belongs to is destroyed. */
@FunctionalInterface
public interface Keeping {

    /** Where texts are stored as they are. */
    Keeping EVERYTHING = _ -> true;

    /** Whether all texts of an event could be stored, as far as is known now. */
    boolean canKeep(DomainEvent event);
}
