package org.mentorship.api.graphql.common;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipView;

/**
 * How a caller stands to one mentorship; local context of everything below its fields.
 *
 * @param member the caller's participant id if they are a member, else null
 * @param coordinator whether the caller is a coordinator
 */
public record Standing(@Nullable String member, boolean coordinator) {

    public static Standing of(Caller caller, MentorshipView mentorship) {
        var self = caller.has(ActorRole.PARTICIPANT)
                ? caller.participant().map(ParticipantId::value)
                : Optional.<String>empty();
        var member =
                self.filter(id -> mentorship.member(id).filter(Standing::isIn).isPresent());
        return new Standing(member.orElse(null), caller.has(ActorRole.COORDINATOR));
    }

    /**
     * Whether a mentorship is this person's own. Who has left, or has not come in, does not read what the others wrote.
     */
    private static boolean isIn(MemberView member) {
        return switch (member.state()) {
            case PROPOSED, ACCEPTED, DECLINED, ACTIVE -> true;
            case JOINING, NOT_ADMITTED, LEFT -> false;
        };
    }

    public boolean isMember() {
        return member != null;
    }

    /** Whether the caller is this member. */
    public boolean is(@Nullable String participantId) {
        return member != null && Objects.equals(member, participantId);
    }
}
