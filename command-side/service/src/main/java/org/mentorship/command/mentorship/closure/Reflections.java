package org.mentorship.command.mentorship.closure;

import java.util.function.Predicate;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.contract.mentorship.Member;

/**
 * Whose looking back a planned end waits for: of a pair, and of peers, everybody's; of a group, somebody's on each side,
 * since one silent member must not keep all others from closing.
 */
final class Reflections {

    private Reflections() {}

    static boolean areMissing(Journey journey) {
        Predicate<Member> reflected = member -> journey.closure().reflected().contains(member.participantId());
        var members = journey.members();
        return switch (journey.format()) {
            case ONE_ON_ONE, REVERSE, PEER -> !members.stream().allMatch(reflected);
            case GROUP ->
                !members.stream()
                        .map(Member::role)
                        .distinct()
                        .allMatch(side -> members.stream()
                                .filter(member -> member.role() == side)
                                .anyMatch(reflected));
        };
    }
}
