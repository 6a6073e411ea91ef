package org.mentorship.command.automation;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;

/**
 * Destroys the key of a person whose erasure is in the log. The process that appended it has done so at once, unless it
 * ended in between; the token moves on only when the key is gone.
 */
@ProcessingGroup(AutomationInbox.PROCESSOR)
final class ErasureInbox {

    private final Erasures erasures;

    ErasureInbox(Erasures erasures) {
        this.erasures = erasures;
    }

    @EventHandler
    void on(PersonalDataErased event) {
        erasures.ensure(event.participantId());
    }
}
