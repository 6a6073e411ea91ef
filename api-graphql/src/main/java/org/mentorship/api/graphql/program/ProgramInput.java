package org.mentorship.api.graphql.program;

import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.ProgramCommand;

/** Input of a mutation of one programme that exists. */
interface ProgramInput extends Versioned, Reasoned {

    String programId();

    /** The command that the input asks for. */
    ProgramCommand command(ProgramId id);
}
