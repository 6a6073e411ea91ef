package org.mentorship.command.program;

import java.util.Optional;
import org.mentorship.contract.id.ProgramId;

/** The state of any programme, as far as its stream is committed. For deciders of other streams; takes no lock. */
@FunctionalInterface
public interface Programs {

    /** Empty if there is no such programme. */
    Optional<ProgramState> find(ProgramId id);
}
