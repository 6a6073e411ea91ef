package org.mentorship.command.mentorship.match;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;

/**
 * An invitation to a mentorship.
 *
 * @param respondBy until when answers are taken
 * @param accepted who has accepted so far
 * @param requestedBy the mentee who asked, null where a coordinator or a run proposed
 */
public record Proposal(
        Instant respondBy,
        Set<ParticipantId> accepted,
        @Nullable ParticipantId requestedBy) {

    public Proposal {
        accepted = Set.copyOf(accepted);
    }

    public Proposal acceptedBy(ParticipantId participant) {
        var all = new HashSet<>(accepted);
        all.add(participant);
        return new Proposal(respondBy, all, requestedBy);
    }
}
