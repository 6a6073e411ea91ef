package org.mentorship.command.mentorship.closure;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;

/**
 * How a mentorship comes to its end.
 *
 * @param reflected who has looked back
 * @param closedAt recorded time of the end, null before it
 */
public record ClosureBook(
        Set<ParticipantId> reflected, @Nullable Instant closedAt) {

    public static final ClosureBook EMPTY = new ClosureBook(Set.of(), null);

    public ClosureBook {
        reflected = Set.copyOf(reflected);
    }

    public ClosureBook evolve(ClosureEvent event, Instant recordedAt) {
        return switch (event) {
            case ClosureRequested e -> this;
            case Reflected e -> {
                var all = new HashSet<>(reflected);
                all.add(e.participantId());
                yield new ClosureBook(all, closedAt);
            }
            case TransitionPlanAgreed e -> this;
            case MentorshipCompleted e -> new ClosureBook(reflected, recordedAt);
            case MentorshipEndedEarly e -> new ClosureBook(reflected, recordedAt);
        };
    }
}
