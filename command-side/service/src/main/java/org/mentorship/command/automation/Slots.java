package org.mentorship.command.automation;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReleaseSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.NotStartedReason;

/** The steps that take and free the slots of enrolments. */
final class Slots {

    private Slots() {}

    /** Takes a slot; why there is none, or null if it is taken now. */
    static @Nullable NotStartedReason reserve(EnrollmentId enrollment, MentorshipId mentorship, Steps steps) {
        return switch (steps.send("reserve/" + enrollment, new ReserveSlot(enrollment, mentorship))) {
            case Accepted _ -> null;
            case Rejected rejected -> reason(rejected);
        };
    }

    /** Frees a slot if it is taken. */
    static void release(EnrollmentId enrollment, MentorshipId mentorship, Steps steps) {
        steps.must("release/" + enrollment, new ReleaseSlot(enrollment, mentorship), RejectionCode.NOT_FOUND);
    }

    private static NotStartedReason reason(Rejected rejected) {
        if (rejected.code() == RejectionCode.CAPACITY_EXCEEDED) {
            return NotStartedReason.NO_SLOT;
        }
        if (rejected.code() == RejectionCode.ENROLLMENT_INACTIVE || rejected.code() == RejectionCode.NOT_FOUND) {
            return NotStartedReason.ENROLLMENT_INACTIVE;
        }
        throw new UnexpectedRefusal(rejected);
    }
}
