package org.mentorship.command.mentorship.membership;

import java.util.ArrayList;
import java.util.List;
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
 */
public record Roster(List<Member> members, List<Member> joining) {

    public Roster {
        members = List.copyOf(members);
        joining = List.copyOf(joining);
    }

    public Roster evolve(MembershipEvent event) {
        return switch (event) {
            case MemberAdded e -> new Roster(members, plus(joining, e.member()));
            case MemberJoined e -> new Roster(plus(members, e.member()), minus(joining, e.member()));
            case MemberNotAdmitted e -> new Roster(members, minus(joining, e.member()));
            case MemberLeft e -> new Roster(minus(members, e.member()), joining);
        };
    }

    private static List<Member> plus(List<Member> list, Member member) {
        var longer = new ArrayList<>(list);
        longer.add(member);
        return longer;
    }

    private static List<Member> minus(List<Member> list, Member member) {
        return list.stream().filter(other -> !other.equals(member)).toList();
    }
}
