package org.mentorship.command.automation;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.Message;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the key of a mentorship's texts if the log says that the data of everybody who was ever in it is erased. It looks at
 * the streams themselves: a to-do list may be older than they are, or have lost something, and a key does not come back.
 */
final class LastLook {

    private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);

    private final Function<String, DomainEventStream> log;
    private final Erasures erasures;

    /** @param log the events of a stream */
    LastLook(Function<String, DomainEventStream> log, Erasures erasures) {
        this.log = log;
        this.erasures = erasures;
    }

    void forget(MentorshipId mentorship) {
        var people = events(mentorship)
                .flatMap(event -> switch (event) {
                    case MatchProposed e -> e.members().stream();
                    case MemberAdded e -> Stream.of(e.member());
                    default -> Stream.<Member>empty();
                })
                .map(Member::participantId)
                .collect(Collectors.toSet());
        var left = people.stream().filter(person -> !isErased(person)).count();
        if (people.isEmpty() || left > 0) {
            LOG.warn("The texts of {} stay: the data of {} of its people is not erased", mentorship, left);
            return;
        }
        erasures.ensure(mentorship);
    }

    private boolean isErased(ParticipantId person) {
        return events(person).anyMatch(PersonalDataErased.class::isInstance);
    }

    private Stream<Object> events(StreamId stream) {
        return log.apply(stream.value()).asStream().map(Message::getPayload);
    }
}
