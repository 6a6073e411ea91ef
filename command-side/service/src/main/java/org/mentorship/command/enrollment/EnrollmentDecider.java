package org.mentorship.command.enrollment;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.enrollment.EnrollmentState.Active;
import org.mentorship.command.enrollment.EnrollmentState.Paused;
import org.mentorship.command.enrollment.EnrollmentState.Withdrawn;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.participant.Participants;
import org.mentorship.command.program.ProgramState;
import org.mentorship.command.program.Programs;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand;
import org.mentorship.contract.enrollment.EnrollmentCommand.ChangeCapacity;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.EnrollmentCommand.PauseEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReleaseSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ResumeEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.enrollment.EnrollmentEvent.CapacityChanged;
import org.mentorship.contract.enrollment.EnrollmentEvent.Enrolled;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentPaused;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentResumed;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentWithdrawn;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReleased;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReserved;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;

/** Decides about a place in a programme and its slots. */
public final class EnrollmentDecider {

    private EnrollmentDecider() {}

    /** Decides whether a person may enrol, for the first time or again. */
    public static Decision<EnrollmentEvent> enroll(
            @Nullable EnrollmentState state, Enroll c, Programs programs, Participants participants) {
        var program = programs.find(c.programId()).orElse(null);
        return rules(
                        program == null ? notFound("programme", "programId") : takesEnrollments(program),
                        mayEnrol(participants.find(c.participantId()).orElse(null)),
                        Refusal.when(
                                !c.enrollmentId().equals(Ids.enrollment(c.programId(), c.participantId(), c.role())),
                                RejectionCode.INVALID_VALUE,
                                "The enrolment's id is derived from programme, person and role."),
                        Refusal.when(
                                state instanceof Active || state instanceof Paused,
                                RejectionCode.ALREADY_ENROLLED,
                                "The person is enrolled in this role; change that enrolment instead.",
                                "participantId"),
                        c.capacity() == null ? null : Texts.between(c.capacity(), 1, Limits.CAPACITY, "capacity"),
                        Texts.shortTexts(c.preferences(), "preferences"),
                        Texts.sizeWithin(c.exclusions(), Limits.LIST, "exclusions"))
                .then(() -> accept(new Enrolled(
                        c.enrollmentId(),
                        c.programId(),
                        c.participantId(),
                        c.role(),
                        capacity(c, program),
                        c.preferences(),
                        c.exclusions())));
    }

    /** Decides any other command; null state means that nobody is enrolled under this id. */
    public static Decision<EnrollmentEvent> decide(
            @Nullable EnrollmentState state,
            EnrollmentCommand command,
            DecisionContext context,
            Participants participants) {
        if (state == null) {
            return refuse(RejectionCode.NOT_FOUND, "There is no such enrolment.", "enrollmentId");
        }
        return context.byAutomation()
                ? decide(state, command)
                : rules(erased(state, command, context, participants)).then(() -> decide(state, command));
    }

    /**
     * Whose data was erased does nothing with the place any more but leave it. A reason would be encrypted under the key that
     * is gone, so nobody gives one.
     */
    private static @Nullable Refusal erased(
            EnrollmentState state, EnrollmentCommand command, DecisionContext context, Participants participants) {
        var isErased = participants
                .find(state.place().participantId())
                .filter(ParticipantState.Erased.class::isInstance)
                .isPresent();
        if (!isErased) {
            return null;
        }
        var byParticipant = context.envelope().actorRole() == ActorRole.PARTICIPANT;
        return rules(
                        Refusal.when(
                                byParticipant && !(command instanceof Withdraw),
                                RejectionCode.PERSONAL_DATA_ERASED,
                                "Your data was erased; you can withdraw, but take part no more.",
                                "enrollmentId"),
                        Refusal.when(
                                reason(command) != null,
                                RejectionCode.PERSONAL_DATA_ERASED,
                                "The person's data was erased; a reason cannot be kept.",
                                "reason"))
                .first();
    }

    private static @Nullable String reason(EnrollmentCommand command) {
        return switch (command) {
            case PauseEnrollment c -> Texts.orAbsent(c.reason());
            case Withdraw c -> Texts.orAbsent(c.reason());
            case Enroll c -> null;
            case ChangeCapacity c -> null;
            case ResumeEnrollment c -> null;
            case ReserveSlot c -> null;
            case ReleaseSlot c -> null;
        };
    }

    private static Decision<EnrollmentEvent> decide(EnrollmentState state, EnrollmentCommand command) {
        var place = state.place();
        return switch (command) {
            case Enroll c -> refuse(RejectionCode.ALREADY_ENROLLED, "The person is enrolled in this role.");
            case ReleaseSlot c ->
                place.taken().contains(c.mentorshipId())
                        ? accept(new SlotReleased(c.enrollmentId(), c.mentorshipId()))
                        : nothing();
            case ReserveSlot c -> reserve(state, c);
            case ChangeCapacity c ->
                rules(withdrawn(state), Texts.between(c.capacity(), 1, Limits.CAPACITY, "capacity"))
                        .then(() -> c.capacity() == place.capacity()
                                ? nothing()
                                : accept(new CapacityChanged(c.enrollmentId(), c.capacity())));
            case PauseEnrollment c ->
                rules(withdrawn(state), Texts.optionalShort(c.reason(), "reason"))
                        .then(() -> state instanceof Paused
                                ? nothing()
                                : accept(new EnrollmentPaused(
                                        c.enrollmentId(), place.participantId(), Texts.orAbsent(c.reason()))));
            case ResumeEnrollment c ->
                rules(withdrawn(state))
                        .then(() ->
                                state instanceof Active ? nothing() : accept(new EnrollmentResumed(c.enrollmentId())));
            case Withdraw c ->
                rules(withdrawn(state), Texts.optionalShort(c.reason(), "reason"))
                        .then(() -> accept(new EnrollmentWithdrawn(
                                c.enrollmentId(), place.participantId(), Texts.orAbsent(c.reason()))));
        };
    }

    private static Decision<EnrollmentEvent> reserve(EnrollmentState state, ReserveSlot c) {
        if (state.place().taken().contains(c.mentorshipId())) {
            return nothing();
        }
        return switch (state) {
            case Paused paused -> inactive("paused");
            case Withdrawn withdrawn -> inactive("withdrawn");
            case Active active ->
                active.place().isFull()
                        ? refuse(
                                RejectionCode.CAPACITY_EXCEEDED,
                                "All %d slots are taken."
                                        .formatted(active.place().capacity()))
                        : accept(new SlotReserved(c.enrollmentId(), c.mentorshipId()));
        };
    }

    private static Decision<EnrollmentEvent> inactive(String how) {
        return refuse(RejectionCode.ENROLLMENT_INACTIVE, "The enrolment is " + how + ".");
    }

    private static @Nullable Refusal withdrawn(EnrollmentState state) {
        return Refusal.when(
                state instanceof Withdrawn,
                RejectionCode.ENROLLMENT_INACTIVE,
                "The enrolment was withdrawn; enrol again.",
                "enrollmentId");
    }

    private static @Nullable Refusal takesEnrollments(ProgramState program) {
        return switch (program) {
            case ProgramState.Archived archived ->
                Refusal.of(RejectionCode.PROGRAM_ARCHIVED, "The programme is archived.", "programId");
            case ProgramState.Running running ->
                Refusal.when(
                        !running.enrollmentOpen(),
                        RejectionCode.ENROLLMENT_CLOSED,
                        "The programme takes no enrolments now; open enrolment first.",
                        "programId");
        };
    }

    private static @Nullable Refusal mayEnrol(@Nullable ParticipantState participant) {
        return switch (participant) {
            case null -> notFound("person", "participantId");
            case ParticipantState.Registered registered -> null;
            case ParticipantState.Erased erased ->
                Refusal.of(RejectionCode.PERSONAL_DATA_ERASED, "The person's data was erased.", "participantId");
        };
    }

    private static Refusal notFound(String what, String field) {
        return Refusal.of(RejectionCode.NOT_FOUND, "There is no such " + what + ".", field);
    }

    private static int capacity(Enroll c, @Nullable ProgramState program) {
        if (c.capacity() != null) {
            return c.capacity();
        }
        return c.role() == Role.MENTOR && program != null ? program.policy().mentorCapacity() : 1;
    }
}
