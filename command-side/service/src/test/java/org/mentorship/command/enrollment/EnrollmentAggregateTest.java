package org.mentorship.command.enrollment;

import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Fixtures.coordinator;
import static org.mentorship.command.Fixtures.rejected;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.Fixtures;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.participant.Participants;
import org.mentorship.command.program.ProgramState;
import org.mentorship.command.program.Programs;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.ChangeCapacity;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.EnrollmentCommand.PauseEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReleaseSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ResumeEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.enrollment.EnrollmentEvent.CapacityChanged;
import org.mentorship.contract.enrollment.EnrollmentEvent.Enrolled;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentPaused;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentResumed;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentWithdrawn;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReleased;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReserved;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;

@DisplayName("A place in a programme")
class EnrollmentAggregateTest {

    private static final EnrollmentId ID = Cohort.enrollment("ann", Role.MENTOR);
    private static final MentorshipId FIRST = pair("ann", "bob", 1);
    private static final MentorshipId SECOND = pair("ann", "cem", 1);

    private static FixtureConfiguration<EnrollmentAggregate> fixture() {
        return fixture(true, new ParticipantState.Registered(5));
    }

    private static FixtureConfiguration<EnrollmentAggregate> fixture(boolean open, ParticipantState ann) {
        Programs programs = id -> id.equals(PROGRAM)
                ? Optional.of(new ProgramState.Running(
                        new ProgramState.Details(PROGRAM, Cohort.policy(), Set.of("coordinator-1"), Map.of()), open))
                : Optional.empty();
        Participants participants = id -> id.equals(person("ann")) ? Optional.of(ann) : Optional.empty();
        return Fixtures.of(EnrollmentAggregate.class)
                .registerInjectableResource(programs)
                .registerInjectableResource(participants);
    }

    private static Enrolled enrolled(int capacity) {
        return new Enrolled(ID, PROGRAM, person("ann"), Role.MENTOR, capacity, List.of(), List.of());
    }

    @Test
    @DisplayName("is taken once, with the programme's capacity where none is given")
    void enrols() {
        fixture()
                .givenNoPriorActivity()
                .when(new Enroll(ID, PROGRAM, person("ann"), Role.MENTOR, null, List.of(), List.of()), coordinator())
                .expectEvents(enrolled(Cohort.policy().mentorCapacity()));
        fixture()
                .given(enrolled(3))
                .when(Cohort.enroll("ann", Role.MENTOR, 2), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.ALREADY_ENROLLED));
    }

    @Test
    @DisplayName("is refused to unknown and erased people, in closed programmes, and with impossible capacity")
    void refusesToEnrol() {
        fixture()
                .givenNoPriorActivity()
                .when(Cohort.enroll("eve", Role.MENTOR, 1), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.NOT_FOUND));
        fixture(true, new ParticipantState.Erased())
                .givenNoPriorActivity()
                .when(Cohort.enroll("ann", Role.MENTOR, 1), coordinator())
                .expectResultMessageMatching(rejected(RejectionCode.PERSONAL_DATA_ERASED));
        fixture(false, new ParticipantState.Registered(5))
                .givenNoPriorActivity()
                .when(Cohort.enroll("ann", Role.MENTOR, 1), coordinator())
                .expectResultMessageMatching(rejected(RejectionCode.ENROLLMENT_CLOSED));
        fixture()
                .givenNoPriorActivity()
                .when(Cohort.enroll("ann", Role.MENTOR, 101), coordinator())
                .expectResultMessageMatching(rejected(RejectionCode.INVALID_VALUE));
    }

    @Test
    @DisplayName("gives a slot to each mentorship until all are taken")
    void reserves() {
        fixture()
                .given(enrolled(1))
                .when(new ReserveSlot(ID, FIRST), coordinator())
                .expectEvents(new SlotReserved(ID, FIRST));
        fixture()
                .given(enrolled(1), new SlotReserved(ID, FIRST))
                .when(new ReserveSlot(ID, FIRST), coordinator())
                .expectNoEvents();
        fixture()
                .given(enrolled(1), new SlotReserved(ID, FIRST))
                .when(new ReserveSlot(ID, SECOND), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.CAPACITY_EXCEEDED));
        fixture()
                .given(enrolled(1), new SlotReserved(ID, FIRST), new SlotReleased(ID, FIRST))
                .when(new ReserveSlot(ID, SECOND), coordinator())
                .expectEvents(new SlotReserved(ID, SECOND));
    }

    @Test
    @DisplayName("frees the slot of a mentorship once, even after a withdrawal")
    void releases() {
        fixture()
                .given(enrolled(1), new SlotReserved(ID, FIRST), new EnrollmentWithdrawn(ID, person("ann"), null))
                .when(new ReleaseSlot(ID, FIRST), coordinator())
                .expectEvents(new SlotReleased(ID, FIRST));
        fixture()
                .given(enrolled(1))
                .when(new ReleaseSlot(ID, FIRST), coordinator())
                .expectNoEvents();
    }

    @Test
    @DisplayName("keeps taken slots when its capacity shrinks")
    void capacity() {
        fixture()
                .given(enrolled(2), new SlotReserved(ID, FIRST), new SlotReserved(ID, SECOND))
                .when(new ChangeCapacity(ID, 1), coordinator())
                .expectEvents(new CapacityChanged(ID, 1));
        fixture()
                .given(enrolled(2))
                .when(new ChangeCapacity(ID, 2), coordinator())
                .expectNoEvents();
        fixture()
                .given(enrolled(2))
                .when(new ChangeCapacity(ID, 0), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.INVALID_VALUE));
    }

    @Test
    @DisplayName("takes no slots while paused, and does again afterwards")
    void pauses() {
        fixture()
                .given(enrolled(1))
                .when(new PauseEnrollment(ID, "Holiday"), coordinator())
                .expectEvents(new EnrollmentPaused(ID, person("ann"), "Holiday"));
        fixture()
                .given(enrolled(1), new EnrollmentPaused(ID, person("ann"), null))
                .when(new ReserveSlot(ID, FIRST), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.ENROLLMENT_INACTIVE));
        fixture()
                .given(enrolled(1), new EnrollmentPaused(ID, person("ann"), null))
                .when(new ResumeEnrollment(ID), coordinator())
                .expectEvents(new EnrollmentResumed(ID));
    }

    @Test
    @DisplayName("is given up, takes nothing then, and can be taken again")
    void withdraws() {
        fixture()
                .given(enrolled(1))
                .when(new Withdraw(ID, "Moved"), coordinator())
                .expectEvents(new EnrollmentWithdrawn(ID, person("ann"), "Moved"));
        Stream.of(
                        new Withdraw(ID, null),
                        new ChangeCapacity(ID, 2),
                        new PauseEnrollment(ID, null),
                        new ResumeEnrollment(ID),
                        new ReserveSlot(ID, FIRST))
                .forEach(command -> fixture()
                        .given(enrolled(1), new EnrollmentWithdrawn(ID, person("ann"), null))
                        .when(command, coordinator())
                        .expectNoEvents()
                        .expectResultMessageMatching(rejected(RejectionCode.ENROLLMENT_INACTIVE)));
        fixture()
                .given(enrolled(1), new EnrollmentWithdrawn(ID, person("ann"), null))
                .when(Cohort.enroll("ann", Role.MENTOR, 2), coordinator())
                .expectEvents(enrolled(2));
    }

    @Test
    @DisplayName("of somebody whose data was erased is only given up, and takes no reason that could not be kept")
    void erased() {
        var erased = new ParticipantState.Erased();
        List.of(
                        new PauseEnrollment(ID, "Ill"),
                        new PauseEnrollment(ID, null),
                        new ChangeCapacity(ID, 2),
                        new Withdraw(ID, "Ill"))
                .forEach(command -> fixture(true, erased)
                        .given(enrolled(1))
                        .when(command, Fixtures.participant("ann"))
                        .expectNoEvents()
                        .expectResultMessageMatching(rejected(RejectionCode.PERSONAL_DATA_ERASED)));
        fixture(true, erased)
                .given(enrolled(1))
                .when(new PauseEnrollment(ID, "Ill"), coordinator())
                .expectNoEvents()
                .expectResultMessageMatching(rejected(RejectionCode.PERSONAL_DATA_ERASED));
        fixture(true, erased)
                .given(enrolled(1))
                .when(new PauseEnrollment(ID, null), coordinator())
                .expectEvents(new EnrollmentPaused(ID, person("ann"), null));
        fixture(true, erased)
                .given(enrolled(1))
                .when(new Withdraw(ID, null), Fixtures.participant("ann"))
                .expectEvents(new EnrollmentWithdrawn(ID, person("ann"), null));
    }

    @Test
    @DisplayName("is paused without a reason where the reason says nothing")
    void emptyReason() {
        fixture()
                .given(enrolled(1))
                .when(new PauseEnrollment(ID, ""), coordinator())
                .expectEvents(new EnrollmentPaused(ID, person("ann"), null));
    }
}
