package org.mentorship.command.mentorship.match;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.enrollment.EnrollmentState;
import org.mentorship.command.enrollment.Enrollments;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.Member;

/**
 * Who of some people is not to be matched with whom. It holds between two people in the programme, in whichever role one of
 * them entered it, also after they have given up that role. Whose wish it is makes no difference to the answer: either of the
 * two may read it, and is not to learn it.
 */
final class Exclusions {

    /** Whom each excluded, in the order in which people were named. */
    private final Map<ParticipantId, Set<ParticipantId>> excluded;

    private Exclusions(Map<ParticipantId, Set<ParticipantId>> excluded) {
        this.excluded = excluded;
    }

    static Exclusions among(ProgramId program, Stream<Member> people, Enrollments enrollments) {
        var excluded = new LinkedHashMap<ParticipantId, Set<ParticipantId>>();
        people.map(Member::participantId)
                .forEach(person -> excluded.computeIfAbsent(person, _ -> by(person, program, enrollments)));
        return new Exclusions(excluded);
    }

    private static Set<ParticipantId> by(ParticipantId person, ProgramId program, Enrollments enrollments) {
        return Stream.of(Role.values())
                .flatMap(role -> enrollments.find(Ids.enrollment(program, person, role)).stream())
                .map(EnrollmentState::place)
                .flatMap(place -> place.exclusions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a candidate who is not to be matched with one of the others. */
    @Nullable Refusal of(Member candidate, String field) {
        var person = candidate.participantId();
        return excluded.keySet().stream()
                .filter(other -> excludes(person, other) || excludes(other, person))
                .findFirst()
                .map(other -> Refusal.of(
                        RejectionCode.EXCLUDED_PAIR,
                        "%s and %s are not to be matched with each other.".formatted(person, other),
                        field))
                .orElse(null);
    }

    private boolean excludes(ParticipantId one, ParticipantId other) {
        return !one.equals(other) && excluded.getOrDefault(one, Set.of()).contains(other);
    }
}
