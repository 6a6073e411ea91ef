package org.mentorship.command.enrollment;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.enrollment.EnrollmentEvent.CapacityChanged;
import org.mentorship.contract.enrollment.EnrollmentEvent.Enrolled;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentPaused;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentResumed;
import org.mentorship.contract.enrollment.EnrollmentEvent.EnrollmentWithdrawn;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReleased;
import org.mentorship.contract.enrollment.EnrollmentEvent.SlotReserved;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;

/** A place in a programme as deciders see it. */
public sealed interface EnrollmentState {

    Place place();

    /** Takes matches while slots are free. */
    record Active(Place place) implements EnrollmentState {}

    /** Takes no new matches for now. */
    record Paused(Place place) implements EnrollmentState {}

    /** Left; running mentorships keep their slots until they end. */
    record Withdrawn(Place place) implements EnrollmentState {}

    /**
     * What all phases know.
     *
     * @param taken the mentorships that hold a slot
     */
    record Place(
            ParticipantId participantId,
            Role role,
            int capacity,
            Set<ParticipantId> exclusions,
            Set<MentorshipId> taken) {

        public Place {
            exclusions = Set.copyOf(exclusions);
            taken = Set.copyOf(taken);
        }

        public boolean isFull() {
            return taken.size() >= capacity;
        }

        private Place withCapacity(int changed) {
            return new Place(participantId, role, changed, exclusions, taken);
        }

        private Place with(MentorshipId mentorship) {
            var more = new HashSet<>(taken);
            more.add(mentorship);
            return new Place(participantId, role, capacity, exclusions, more);
        }

        private Place without(MentorshipId mentorship) {
            var fewer = new HashSet<>(taken);
            fewer.remove(mentorship);
            return new Place(participantId, role, capacity, exclusions, fewer);
        }
    }

    static EnrollmentState evolve(@Nullable EnrollmentState state, EnrollmentEvent event) {
        if (event instanceof Enrolled e) {
            Set<MentorshipId> taken = state == null ? Set.of() : state.place().taken();
            return new Active(new Place(e.participantId(), e.role(), e.capacity(), Set.copyOf(e.exclusions()), taken));
        }
        if (state == null) {
            throw new IllegalStateException("An enrolment's stream begins with Enrolled, not with " + event);
        }
        var place = state.place();
        return switch (event) {
            case Enrolled e -> state;
            case CapacityChanged e -> state.with(place.withCapacity(e.capacity()));
            case EnrollmentPaused e -> new Paused(place);
            case EnrollmentResumed e -> new Active(place);
            case EnrollmentWithdrawn e -> new Withdrawn(place);
            case SlotReserved e -> state.with(place.with(e.mentorshipId()));
            case SlotReleased e -> state.with(place.without(e.mentorshipId()));
        };
    }

    private EnrollmentState with(Place place) {
        return switch (this) {
            case Active active -> new Active(place);
            case Paused paused -> new Paused(place);
            case Withdrawn withdrawn -> new Withdrawn(place);
        };
    }
}
