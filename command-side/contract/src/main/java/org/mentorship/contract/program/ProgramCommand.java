package org.mentorship.contract.program;

import java.util.List;
import org.mentorship.contract.Command;
import org.mentorship.contract.id.ProgramId;

/** What can be asked of a programme. */
public sealed interface ProgramCommand extends Command {

    /** The stream. */
    ProgramId programId();

    @Override
    default ProgramId streamId() {
        return programId();
    }

    /** Creates a programme; the caller becomes its first coordinator. */
    record CreateProgram(ProgramId programId, String name, Setting setting, ProgramPolicy policy)
            implements ProgramCommand {}

    /** Makes somebody (a token subject) a coordinator. */
    record AssignCoordinator(ProgramId programId, String coordinator) implements ProgramCommand {}

    /** Takes a coordinator away; the last one stays. */
    record RemoveCoordinator(ProgramId programId, String coordinator) implements ProgramCommand {}

    /** Replaces the policy. */
    record ChangePolicy(ProgramId programId, ProgramPolicy policy) implements ProgramCommand {}

    /** Opens enrolment; no effect if it is open. */
    record OpenEnrollment(ProgramId programId) implements ProgramCommand {}

    /** Closes enrolment; no effect if it is closed. Who is enrolled is matched as before. */
    record CloseEnrollment(ProgramId programId) implements ProgramCommand {}

    /** Defines an instrument, or the next version of it. */
    record DefineInstrument(ProgramId programId, String name, List<InstrumentItem> items) implements ProgramCommand {
        public DefineInstrument {
            items = List.copyOf(items);
        }
    }

    /** Archives the programme: no enrolments, proposals, acceptances, starts or new members any more; what runs goes on. */
    record ArchiveProgram(ProgramId programId) implements ProgramCommand {}
}
