package org.mentorship.query.enrollment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.enrollment.EnrollmentEvent.CapacityChanged;
import org.mentorship.contract.enrollment.EnrollmentEvent.Enrolled;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentPaused;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentResumed;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentWithdrawn;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReleased;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReserved;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.fold.StreamStart;
import org.mentorship.query.fold.ViewType;

/** Folds the events of a place in a programme into its view. */
public final class EnrollmentFold {

    /** Places in programmes. */
    public static final ViewType<EnrollmentView> TYPE = new ViewType<>(
            "enrollments",
            EnrollmentView.class,
            (view, event, at) -> evolve(view, (EnrollmentEvent) event, at),
            EnrollmentView::id,
            EnrollmentView::version,
            view -> Map.of(
                    "program", view.programId(),
                    "participant", view.participantId(),
                    "role", view.role().name(),
                    "status", view.status().name(),
                    "free", view.freeSlots()),
            List.of("program", "participant"),
            view -> List.of(view.participantId()),
            EnrollmentView::programId);

    private EnrollmentFold() {}

    public static EnrollmentView evolve(@Nullable EnrollmentView view, EnrollmentEvent event, Recorded at) {
        if (event instanceof Enrolled enrolled) {
            return enrolled(view, enrolled, at);
        }
        var now = StreamStart.existing(view, event, at);
        return switch (event) {
            case Enrolled e -> enrolled(now, e, at);
            case CapacityChanged e -> next(now, at, now.status(), e.capacity(), now.slots(), now.reason());
            case EnrollmentPaused e -> next(now, at, EnrollmentStatus.PAUSED, now.capacity(), now.slots(), e.reason());
            case EnrollmentResumed _ -> next(now, at, EnrollmentStatus.ACTIVE, now.capacity(), now.slots(), null);
            case EnrollmentWithdrawn e ->
                next(now, at, EnrollmentStatus.WITHDRAWN, now.capacity(), now.slots(), e.reason());
            case SlotReserved e ->
                next(
                        now,
                        at,
                        now.status(),
                        now.capacity(),
                        reserve(now, e.mentorshipId().value()),
                        now.reason());
            case SlotReleased e ->
                next(
                        now,
                        at,
                        now.status(),
                        now.capacity(),
                        Lists.without(now.slots(), e.mentorshipId().value()::equals),
                        now.reason());
        };
    }

    /** A person who withdrew may come back; running mentorships kept their slots. */
    private static EnrollmentView enrolled(@Nullable EnrollmentView before, Enrolled e, Recorded at) {
        return new EnrollmentView(
                e.enrollmentId().value(),
                at.sequence(),
                at.at(),
                at.at(),
                e.programId().value(),
                e.participantId().value(),
                e.role(),
                EnrollmentStatus.ACTIVE,
                e.capacity(),
                before == null ? List.of() : before.slots(),
                e.preferences(),
                Lists.values(e.exclusions()),
                null);
    }

    private static List<String> reserve(EnrollmentView now, String mentorship) {
        return now.slots().contains(mentorship) ? now.slots() : Lists.append(now.slots(), mentorship);
    }

    private static EnrollmentView next(
            EnrollmentView now,
            Recorded at,
            EnrollmentStatus status,
            int capacity,
            List<String> slots,
            @Nullable String reason) {
        return new EnrollmentView(
                now.id(),
                at.sequence(),
                now.enrolledAt(),
                at.at(),
                now.programId(),
                now.participantId(),
                now.role(),
                status,
                capacity,
                slots,
                now.preferences(),
                now.exclusions(),
                reason);
    }
}
