package org.mentorship.command.mentorship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.mentorship.agreement.AgreementBook;
import org.mentorship.command.mentorship.care.CareBook;
import org.mentorship.command.mentorship.closure.ClosureBook;
import org.mentorship.command.mentorship.feedback.FeedbackBook;
import org.mentorship.command.mentorship.followup.FollowUpBook;
import org.mentorship.command.mentorship.goals.GoalBook;
import org.mentorship.command.mentorship.growth.GrowthBook;
import org.mentorship.command.mentorship.match.Proposal;
import org.mentorship.command.mentorship.meetings.MeetingBook;
import org.mentorship.command.mentorship.membership.Roster;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.stored.Footprint;

/**
 * What deciders need to know of everything that happened in a mentorship, one part for each area of work.
 *
 * @param startedAt recorded time of the start, null before it
 * @param terms what it was started under, null before the start
 * @param footprint of all that happened, see {@link Footprint}
 */
public record Journey(
        MentorshipId id,
        ProgramId programId,
        Format format,
        Proposal proposal,
        Roster roster,
        @Nullable Instant startedAt,
        @Nullable Terms terms,
        Books books,
        long footprint) {

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
                Roster.of(e.members()),
                null,
                null,
                Books.EMPTY,
                Footprint.of(e));
    }

    /**
     * Recorded time of the start.
     *
     * @throws IllegalStateException before the start: only steps of a started mentorship ask for it
     */
    public Instant liveSince() {
        return whenStarted(startedAt);
    }

    /**
     * What it was started under.
     *
     * @throws IllegalStateException before the start: only steps of a started mentorship ask for it
     */
    public Terms liveTerms() {
        return whenStarted(terms);
    }

    private static <T> T whenStarted(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The mentorship has not started");
        }
        return value;
    }

    public AgreementBook agreement() {
        return books.agreement();
    }

    public GoalBook goals() {
        return books.goals();
    }

    public MeetingBook meetings() {
        return books.meetings();
    }

    public GrowthBook growth() {
        return books.growth();
    }

    public FeedbackBook feedback() {
        return books.feedback();
    }

    public CareBook care() {
        return books.care();
    }

    public ClosureBook closure() {
        return books.closure();
    }

    public FollowUpBook followUps() {
        return books.followUps();
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
        return new Journey(id, programId, format, proposal, roster, startedAt, terms, books, footprint);
    }

    Journey with(Roster roster) {
        return new Journey(id, programId, format, proposal, roster, startedAt, terms, books, footprint);
    }

    Journey with(Books books) {
        return new Journey(id, programId, format, proposal, roster, startedAt, terms, books, footprint);
    }

    Journey started(Instant at, Terms under) {
        return new Journey(id, programId, format, proposal, roster, at, under, books, footprint);
    }

    Journey holding(MentorshipEvent event) {
        return new Journey(
                id, programId, format, proposal, roster, startedAt, terms, books, footprint + Footprint.of(event));
    }
}
