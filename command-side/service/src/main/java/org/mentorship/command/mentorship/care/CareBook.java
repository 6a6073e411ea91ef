package org.mentorship.command.mentorship.care;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;

/**
 * Concerns and pauses of a mentorship.
 *
 * @param concerns what became of each concern, by its id
 * @param resumedAt recorded time of the end of the latest pause, null before the first
 */
public record CareBook(
        Map<String, Concern> concerns, @Nullable Instant resumedAt) {

    public static final CareBook EMPTY = new CareBook(Map.of(), null);

    public CareBook {
        concerns = Map.copyOf(concerns);
    }

    /** Where a concern stands. */
    public enum Concern {
        OPEN,
        RESOLVED
    }

    public CareBook evolve(CareEvent event, Instant recordedAt) {
        return switch (event) {
            case ConcernRaised e -> with(e.concernId(), Concern.OPEN);
            case ConcernResolved e -> with(e.concernId(), Concern.RESOLVED);
            case MentorshipPaused e -> this;
            case MentorshipResumed e -> new CareBook(concerns, recordedAt);
        };
    }

    private CareBook with(String concernId, Concern concern) {
        var all = new HashMap<>(concerns);
        all.put(concernId, concern);
        return new CareBook(all, resumedAt);
    }
}
