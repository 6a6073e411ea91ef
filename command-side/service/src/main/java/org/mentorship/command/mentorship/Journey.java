package org.mentorship.command.mentorship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.mentorship.match.Proposal;
import org.mentorship.command.mentorship.membership.Roster;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;

/**
 * What deciders need to know of everything that happened in a mentorship, one part for each area of work.
 *
 * @param startedAt recorded time of the start, null before it
 * @param terms what it was started under, null before the start
 */
public record Journey(
        MentorshipId id,
        ProgramId programId,
        Format format,
        Proposal proposal,
        Roster roster,
        @Nullable Instant startedAt,
        @Nullable Terms terms) {

    static Journey begin(MatchProposed e) {
        var requestedBy = e.origin() == Origin.REQUEST
                ? e.members().stream()
                        .filter(member -> member.role() == Role.MENTEE)
                        .map(Member::participantId)
                        .findFirst()
                        .orElse(null)
                : null;
        return new Journey(
                e.mentorshipId(),
                e.programId(),
                e.format(),
                new Proposal(e.respondBy(), Set.of(), requestedBy),
                new Roster(e.members(), List.of()),
                null,
                null);
    }

    public List<Member> members() {
        return roster.members();
    }

    public Optional<Member> member(ParticipantId participant) {
        return members().stream()
                .filter(member -> member.participantId().equals(participant))
                .findFirst();
    }

    public boolean isMember(ParticipantId participant) {
        return member(participant).isPresent();
    }

    public boolean isMember(ParticipantId participant, Role role) {
        return member(participant).filter(member -> member.role() == role).isPresent();
    }

    Journey with(Proposal proposal) {
        return new Journey(id, programId, format, proposal, roster, startedAt, terms);
    }

    Journey with(Roster roster) {
        return new Journey(id, programId, format, proposal, roster, startedAt, terms);
    }

    Journey started(Instant at, Terms under) {
        return new Journey(id, programId, format, proposal, roster, at, under);
    }
}
