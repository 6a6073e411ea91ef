package org.mentorship.command.mentorship;

import org.mentorship.command.enrollment.Enrollments;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.participant.Participants;
import org.mentorship.command.program.Programs;
import org.mentorship.contract.id.ParticipantId;

/** What deciders of a mentorship may look up in other streams. */
public record Lookups(Programs programs, Enrollments enrollments, Participants participants) {

    /** Whether the person's data was erased: such a person is not matched any more, nor does a match with them start. */
    public boolean isErased(ParticipantId person) {
        return participants
                .find(person)
                .filter(state -> state == ParticipantState.ERASED)
                .isPresent();
    }
}
