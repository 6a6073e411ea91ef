package org.mentorship.command.participant;

import java.util.Optional;
import org.mentorship.contract.id.ParticipantId;

/** The state of any person, as far as the stream is committed. For deciders of other streams; takes no lock. */
@FunctionalInterface
public interface Participants {

    /** Empty if nobody is registered under this id. */
    Optional<ParticipantState> find(ParticipantId id);
}
