package org.mentorship.command.automation;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.serialization.UnknownSerializedType;

/** Stops the reading before an event that this version of the service does not know. Axon would pass it over. */
@ProcessingGroup(AutomationInbox.PROCESSOR)
final class UnknownEvents {

    @EventHandler
    void on(UnknownSerializedType event) {
        throw new UnknownEvent(event.serializedType());
    }
}
