package org.mentorship.command.automation;

import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes on a to-do list that is older than {@link WhenAllErasedThenForgetTexts} what that would have noted: who was ever in
 * which mentorship, and whose data is erased. Reads the whole log, once, in one transaction with the note that it did. The
 * processor may then show the last of the same events again: what is noted of them only grows.
 */
final class FormerMentorships {

    private static final Logger LOG = LoggerFactory.getLogger(FormerMentorships.class);

    /** The list of one process does not look at positions. */
    private static final long ANYWHERE = 0;

    private final Automation forgetting = new WhenAllErasedThenForgetTexts();
    private final SqlTodoStore todos;
    private final EventStorageEngine log;
    private final TransactionManager transactions;

    FormerMentorships(SqlTodoStore todos, EventStorageEngine log, TransactionManager transactions) {
        this.todos = todos;
        this.log = log;
        this.transactions = transactions;
    }

    /** To be called before the list is read or written by anybody else. */
    void note() {
        transactions.executeInTransaction(() -> {
            if (!todos.isComplete(forgetting)) {
                var noted = noteAll();
                todos.complete(forgetting);
                if (noted > 0) {
                    LOG.info("Noted from {} events who was ever in which mentorship", noted);
                }
            }
        });
    }

    private long noteAll() {
        try (var events = log.readEvents(null, false)) {
            var noted = 0L;
            for (var event : (Iterable<TrackedEventMessage<?>>) events.<TrackedEventMessage<?>>map(e -> e)::iterator) {
                var changes = changes(event);
                if (!changes.isEmpty()) {
                    todos.apply(ANYWHERE, changes);
                    noted++;
                }
            }
            return noted;
        }
    }

    private List<TodoChange> changes(EventMessage<?> message) {
        var type = message.getPayloadType();
        if (type != MatchProposed.class && type != MemberAdded.class && type != PersonalDataErased.class) {
            return List.of();
        }
        var at = message.getTimestamp();
        var id = message.getIdentifier();
        var envelope = Envelope.from(message.getMetaData());
        return switch (message.getPayload()) {
            case MentorshipEvent event -> forgetting.on(new Happening(event, at, id, envelope), todos);
            case PersonalDataErased event -> forgetting.on(new Erasure(event.participantId(), at, id, envelope), todos);
            default -> List.of();
        };
    }
}
