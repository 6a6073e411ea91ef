package org.mentorship.command.automation;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;

/** Shows every event twice to the inbox, of a service that can die between the note and the token. */
@ProcessingGroup(AutomationInbox.PROCESSOR)
final class TwiceInbox {

    private final AutomationInbox inbox;
    private final KillSwitch kill;

    TwiceInbox(AutomationInbox inbox, KillSwitch kill) {
        this.inbox = inbox;
        this.kill = kill;
    }

    @EventHandler
    void on(
            MentorshipEvent event,
            @Timestamp Instant recordedAt,
            @MessageIdentifier String id,
            MetaData metaData,
            TrackingToken token) {
        inbox.on(event, recordedAt, id, metaData, token);
        inbox.on(event, recordedAt, id, metaData, token);
        noted(id);
    }

    @EventHandler
    void on(
            PersonalDataErased event,
            @Timestamp Instant recordedAt,
            @MessageIdentifier String id,
            MetaData metaData,
            TrackingToken token) {
        inbox.on(event, recordedAt, id, metaData, token);
        inbox.on(event, recordedAt, id, metaData, token);
        noted(id);
    }

    private void noted(String id) {
        try {
            kill.pass("noted, token not moved: " + id);
        } catch (KillSwitch.Killed e) {
            throw new IllegalStateException("Killed", e); // the processor's threads end in good order only so
        }
    }
}
