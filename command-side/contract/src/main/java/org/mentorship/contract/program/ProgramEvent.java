package org.mentorship.contract.program;

import org.axonframework.serialization.Revision;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.ProgramId;

/** What happened to a programme. */
public sealed interface ProgramEvent extends DomainEvent {

    /** The stream. */
    ProgramId programId();

    /** A programme came to be; its creator is its first coordinator, and it takes enrolments. */
    @Revision("1")
    record ProgramCreated(ProgramId programId, String name, Setting setting, ProgramPolicy policy, String creator)
            implements ProgramEvent {}

    /** Somebody (a token subject) coordinates the programme from now on. */
    @Revision("1")
    record CoordinatorAssigned(ProgramId programId, String coordinator) implements ProgramEvent {}

    /** Somebody no longer coordinates the programme. */
    @Revision("1")
    record CoordinatorRemoved(ProgramId programId, String coordinator) implements ProgramEvent {}

    /** The whole policy as it is from now on. */
    @Revision("1")
    record PolicyChanged(ProgramId programId, ProgramPolicy policy) implements ProgramEvent {}

    /** The programme takes enrolments again. */
    @Revision("1")
    record EnrollmentOpened(ProgramId programId) implements ProgramEvent {}

    /** The programme takes no more enrolments. */
    @Revision("1")
    record EnrollmentClosed(ProgramId programId) implements ProgramEvent {}

    /** An instrument, or its next version, can be answered. */
    @Revision("1")
    record InstrumentDefined(ProgramId programId, Instrument instrument) implements ProgramEvent {}

    /** The programme is over: no enrolments, proposals, acceptances, starts or new members; running mentorships go on. */
    @Revision("1")
    record ProgramArchived(ProgramId programId) implements ProgramEvent {}
}
