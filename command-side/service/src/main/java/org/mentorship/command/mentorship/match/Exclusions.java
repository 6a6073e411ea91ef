package org.mentorship.command.mentorship.match;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.enrollment.EnrollmentState;
import org.mentorship.command.enrollment.Enrollments;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Member;

/**
 * Who of some people is not to be matched with whom. Whose wish that is makes no difference to the answer: either of the two
 * may read it, and is not to learn it.
 */
final class Exclusions {

    /** Whom each excluded, in the order in which people were named. */
    private final Map<Member, Set<ParticipantId>> excluded;

    private Exclusions(Map<Member, Set<ParticipantId>> excluded) {
        this.excluded = excluded;
    }

    static Exclusions among(Stream<Member> people, Enrollments enrollments) {
        var excluded = new LinkedHashMap<Member, Set<ParticipantId>>();
        people.forEach(member -> excluded.computeIfAbsent(
                member,
                _ -> enrollments
                        .find(member.enrollmentId())
                        .map(EnrollmentState::place)
                        .map(EnrollmentState.Place::exclusions)
                        .orElse(Set.of())));
        return new Exclusions(excluded);
    }

    /** Refuses a candidate who is not to be matched with one of the others. */
    @Nullable Refusal of(Member candidate, String field) {
        return excluded.keySet().stream()
                .filter(other -> excludes(candidate, other) || excludes(other, candidate))
                .findFirst()
                .map(other -> Refusal.of(
                        RejectionCode.EXCLUDED_PAIR,
                        "%s and %s are not to be matched with each other."
                                .formatted(candidate.participantId(), other.participantId()),
                        field))
                .orElse(null);
    }

    private boolean excludes(Member one, Member other) {
        return !one.equals(other) && excluded.getOrDefault(one, Set.of()).contains(other.participantId());
    }
}
