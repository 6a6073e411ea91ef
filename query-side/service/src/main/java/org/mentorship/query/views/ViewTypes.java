package org.mentorship.query.views;

import java.util.List;
import java.util.Optional;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.query.enrollment.EnrollmentFold;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.mentorship.MentorshipFold;
import org.mentorship.query.participant.ParticipantFold;
import org.mentorship.query.program.ProgramFold;

/** Every kind of view there is, one per stream type. */
public final class ViewTypes {

    /** Goes up when a fold gives another view for the same events, so that stored views are built anew. */
    public static final int FOLD_REVISION = 3;

    private static final List<ViewType<?>> ALL =
            List.of(ProgramFold.TYPE, ParticipantFold.TYPE, EnrollmentFold.TYPE, MentorshipFold.TYPE);

    private ViewTypes() {}

    public static List<ViewType<?>> all() {
        return ALL;
    }

    /** The view that an event goes into. */
    public static ViewType<?> of(DomainEvent event) {
        return switch (event) {
            case ProgramEvent _ -> ProgramFold.TYPE;
            case ParticipantEvent _ -> ParticipantFold.TYPE;
            case EnrollmentEvent _ -> EnrollmentFold.TYPE;
            case MentorshipEvent _ -> MentorshipFold.TYPE;
            default ->
                throw new IllegalStateException(
                        "No view folds " + event.getClass().getName());
        };
    }

    /** The view of a stream, by the prefix of its id; empty if no stream has such an id. */
    public static Optional<ViewType<?>> ofStream(String stream) {
        if (stream.startsWith(ProgramId.PREFIX)) {
            return Optional.of(ProgramFold.TYPE);
        }
        if (stream.startsWith(ParticipantId.PREFIX)) {
            return Optional.of(ParticipantFold.TYPE);
        }
        if (stream.startsWith(EnrollmentId.PREFIX)) {
            return Optional.of(EnrollmentFold.TYPE);
        }
        return stream.startsWith(MentorshipId.PREFIX) ? Optional.of(MentorshipFold.TYPE) : Optional.empty();
    }
}
