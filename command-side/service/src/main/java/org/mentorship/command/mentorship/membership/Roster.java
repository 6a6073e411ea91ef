package org.mentorship.command.mentorship.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;

/**
 * Who is in a mentorship.
 *
 * @param members in the order in which they came
 * @param joining asked into the group, waiting for a slot
 * @param former who left
 */
public record Roster(List<Member> members, List<Member> joining, List<Former> former) {

    public Roster {
        members = List.copyOf(members);
        joining = List.copyOf(joining);
        former = List.copyOf(former);
    }

    /** Somebody who left, at this recorded time. */
    public record Former(ParticipantId participantId, Instant leftAt) {}

    public static Roster of(List<Member> members) {
        return new Roster(members, List.of(), List.of());
    }

    /** Who is in it, is asked in, or was in it. */
    public Stream<ParticipantId> everybody() {
        return Stream.concat(
                Stream.concat(members.stream(), joining.stream()).map(Member::participantId),
                former.stream().map(Former::participantId));
    }

    /**
     * Whether the person was still in it then, as far as a rule can tell: people note what they did together later, so who
     * joined after it is taken at their word.
     */
    public boolean hadNotLeft(ParticipantId person, Instant then) {
        return members.stream().anyMatch(member -> member.participantId().equals(person))
                || former.stream()
                        .anyMatch(one -> one.participantId().equals(person)
                                && one.leftAt().isAfter(then));
    }

    public Roster evolve(MembershipEvent event, Instant at) {
        return switch (event) {
            case MemberAdded e -> new Roster(members, plus(joining, e.member()), former);
            case MemberJoined e -> new Roster(plus(members, e.member()), minus(joining, e.member()), former);
            case MemberNotAdmitted e -> new Roster(members, minus(joining, e.member()), former);
            case MemberLeft e ->
                new Roster(
                        minus(members, e.member()),
                        joining,
                        plus(former, new Former(e.member().participantId(), at)));
        };
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }

    private static List<Member> minus(List<Member> list, Member member) {
        return list.stream().filter(other -> !other.equals(member)).toList();
    }
}
