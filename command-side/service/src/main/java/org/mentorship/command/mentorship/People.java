package org.mentorship.command.mentorship;

import static org.mentorship.command.decision.Decision.refuse;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Rules on the people of a mentorship. */
public final class People {

    private People() {}

    /** Decides a step that belongs to a person. A coordinator who takes it must say for whom. */
    public static Decision<MentorshipEvent> asMember(
            Journey journey, DecisionContext context, Function<Member, Decision<MentorshipEvent>> step) {
        var party = context.party();
        if (party.isEmpty()) {
            return refuse(
                    RejectionCode.NOT_A_MEMBER,
                    "This step belongs to a person; name the participant for whom you act.",
                    "participantId");
        }
        return party.flatMap(journey::member)
                .map(step)
                .orElseGet(() -> refuse(
                        RejectionCode.NOT_A_MEMBER,
                        "%s is not a member of this mentorship.".formatted(party.get()),
                        "participantId"));
    }

    /** The person named in a field is a member. */
    public static @Nullable Refusal isMember(Journey journey, @Nullable ParticipantId person, String... field) {
        return Refusal.when(
                person != null && !journey.isMember(person),
                RejectionCode.NOT_A_MEMBER,
                "%s is not a member of this mentorship.".formatted(person),
                field);
    }

    /** All people named in a field were members when they met, or were to; they may have left since. */
    public static @Nullable Refusal wereMembers(
            Journey journey, Collection<ParticipantId> people, Instant then, String field) {
        return people.stream()
                .filter(person -> !journey.roster().hadNotLeft(person, then))
                .findFirst()
                .map(person -> isMember(journey, person, field))
                .orElse(null);
    }
}
