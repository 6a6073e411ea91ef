package org.mentorship.command.automation;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;

/** Notes on the to-do list what follows from each event; sends nothing itself. */
@ProcessingGroup(AutomationInbox.PROCESSOR)
class AutomationInbox {

    /** Names the processor, and its token. */
    static final String PROCESSOR = "automations";

    private final List<Automation> automations;
    private final TodoStore todos;
    private final Runnable whenChanged;

    AutomationInbox(List<Automation> automations, TodoStore todos, Runnable whenChanged) {
        this.automations = automations;
        this.todos = todos;
        this.whenChanged = whenChanged;
    }

    @EventHandler
    void on(
            MentorshipEvent event,
            @Timestamp Instant recordedAt,
            @MessageIdentifier String id,
            MetaData metaData,
            TrackingToken token) {
        var happening = new Happening(event, recordedAt, id, Envelope.from(metaData));
        for (var automation : automations) {
            note(token, automation.on(happening, todos));
        }
    }

    @EventHandler
    void on(
            PersonalDataErased event,
            @Timestamp Instant recordedAt,
            @MessageIdentifier String id,
            MetaData metaData,
            TrackingToken token) {
        var erasure = new Erasure(event.participantId(), recordedAt, id, Envelope.from(metaData));
        for (var automation : automations) {
            note(token, automation.on(erasure, todos));
        }
    }

    private void note(TrackingToken token, List<TodoChange> changes) {
        if (!changes.isEmpty()) {
            todos.apply(token.position().orElseThrow(), changes);
            CurrentUnitOfWork.get().afterCommit(_ -> whenChanged.run());
        }
    }
}
