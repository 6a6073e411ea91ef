package org.mentorship.query.contract.enrollment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A person's place in a programme in one role.
 *
 * @param version sequence number of the last event seen, from 0
 * @param enrolledAt when the person joined last
 * @param capacity slots in all
 * @param slots ids of the mentorships that take a slot
 * @param exclusions ids of people whom the person is not to be matched with
 * @param reason why it is paused or withdrawn, if that was said
 */
public record EnrollmentView(
        String id,
        long version,
        Instant enrolledAt,
        Instant updatedAt,
        String programId,
        String participantId,
        Role role,
        EnrollmentStatus status,
        int capacity,
        List<String> slots,
        @Protected(Kind.PERSONAL) List<String> preferences,
        List<String> exclusions,
        @Protected(Kind.PERSONAL) @Nullable String reason) {

    public EnrollmentView {
        slots = List.copyOf(slots);
        preferences = List.copyOf(preferences);
        exclusions = List.copyOf(exclusions);
    }

    /** Slots that are left for new matches; none while the place is paused or withdrawn. */
    public int freeSlots() {
        return status == EnrollmentStatus.ACTIVE ? Math.max(0, capacity - slots.size()) : 0;
    }
}
