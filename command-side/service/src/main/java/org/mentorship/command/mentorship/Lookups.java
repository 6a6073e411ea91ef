package org.mentorship.command.mentorship;

import java.util.Optional;
import org.mentorship.command.enrollment.Enrollments;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.participant.Participants;
import org.mentorship.command.program.ProgramState;
import org.mentorship.command.program.Programs;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;

/** What deciders of a mentorship may look up in other streams. */
public record Lookups(Programs programs, Enrollments enrollments, Participants participants) {

    /** Whether the person's data was erased: such a person is not matched any more, nor does a match with them start. */
    public boolean isErased(ParticipantId person) {
        return participants
                .find(person)
                .filter(ParticipantState.Erased.class::isInstance)
                .isPresent();
    }

    /** Whether the programme was archived: nobody is matched in it any more, nor does a match start; what runs goes on. */
    public boolean isArchived(ProgramId program) {
        return programs.find(program)
                .filter(ProgramState.Archived.class::isInstance)
                .isPresent();
    }

    /** The person's seniority, 1–10; empty if it was not said. */
    public Optional<Integer> seniority(ParticipantId person) {
        return participants.find(person).flatMap(state -> switch (state) {
            case ParticipantState.Registered registered -> Optional.ofNullable(registered.seniority());
            case ParticipantState.Erased erased -> Optional.empty();
        });
    }
}
