package org.mentorship.query.timeline;

import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.program.ProgramEvent;

/** One sentence about an event, without personal data and without what people wrote. */
final class Summaries {

    private Summaries() {}

    /** That a reason was given is said of every step; what it is, only to those who may read it. */
    static String of(DomainEvent event) {
        return event instanceof ReasonedInConfidence step && step.reasonGiven() != null
                ? sentence(event) + "; a reason was given in confidence"
                : sentence(event);
    }

    private static String sentence(DomainEvent event) {
        return switch (event) {
            case ProgramEvent e -> program(e);
            case ParticipantEvent e -> participant(e);
            case EnrollmentEvent e -> enrollment(e);
            case MentorshipEvent e -> MentorshipSummaries.of(e);
            default -> event.getClass().getSimpleName();
        };
    }

    private static String program(ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.ProgramCreated e -> "Programme \"" + e.name() + "\" created, setting " + e.setting();
            case ProgramEvent.CoordinatorAssigned e -> e.coordinator() + " became a coordinator";
            case ProgramEvent.CoordinatorRemoved e -> e.coordinator() + " is no longer a coordinator";
            case ProgramEvent.PolicyChanged _ -> "Policy changed";
            case ProgramEvent.EnrollmentOpened _ -> "Enrolment opened";
            case ProgramEvent.EnrollmentClosed _ -> "Enrolment closed";
            case ProgramEvent.InstrumentDefined e ->
                "Instrument \"" + e.instrument().name() + "\" version "
                        + e.instrument().version() + " defined";
            case ProgramEvent.ProgramArchived _ -> "Programme archived";
        };
    }

    private static String participant(ParticipantEvent event) {
        return switch (event) {
            case ParticipantEvent.ParticipantRegistered _ -> "Participant registered";
            case ParticipantEvent.ProfileUpdated _ -> "Profile updated";
            case ParticipantEvent.PersonalDataErased _ -> "Personal data erased for ever";
        };
    }

    private static String enrollment(EnrollmentEvent event) {
        return switch (event) {
            case EnrollmentEvent.Enrolled e ->
                e.participantId() + " enrolled as " + e.role() + ", capacity " + e.capacity();
            case EnrollmentEvent.CapacityChanged e -> "Capacity set to " + e.capacity();
            case EnrollmentEvent.EnrollmentPaused _ -> "Enrolment paused";
            case EnrollmentEvent.EnrollmentResumed _ -> "Enrolment resumed";
            case EnrollmentEvent.EnrollmentWithdrawn _ -> "Enrolment withdrawn";
            case EnrollmentEvent.SlotReserved e -> "Slot reserved for " + e.mentorshipId();
            case EnrollmentEvent.SlotReleased e -> "Slot of " + e.mentorshipId() + " released";
        };
    }
}
