package org.mentorship.contract.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.Format;

/** From proposal to start. */
public sealed interface MatchCommand extends MentorshipCommand {

    /** A coordinator proposes people to each other. The id names the first cycle; the stream that decides is that of the first cycle that is not over. */
    record ProposeMatch(
            MentorshipId mentorshipId,
            ProgramId programId,
            Format format,
            List<ParticipantId> mentorIds,
            List<ParticipantId> menteeIds,
            @Nullable String rationale)
            implements MatchCommand {
        public ProposeMatch {
            mentorIds = List.copyOf(mentorIds);
            menteeIds = List.copyOf(menteeIds);
        }
    }

    /**
     * A mentee asks a mentor for a one-on-one mentorship or a reverse one. A null format means the usual one of the programme:
     * one-on-one, or reverse where the programme has only that. It is chosen when the command is first carried out, so that a
     * retry finds what it made, whatever the policy says by then. The id names the first cycle, as in {@link ProposeMatch}.
     */
    record RequestMentor(
            MentorshipId mentorshipId,
            ProgramId programId,
            @Nullable Format format,
            ParticipantId mentorId,
            ParticipantId menteeId,
            String purpose,
            @Nullable String hopedOutcome)
            implements MatchCommand {}

    /** The party accepts. */
    record AcceptMatch(MentorshipId mentorshipId) implements MatchCommand {}

    /** The party declines. */
    record DeclineMatch(MentorshipId mentorshipId, @Nullable String reason) implements MatchCommand {}

    /** Ends a proposal that was not answered in time. */
    record ExpireProposal(MentorshipId mentorshipId) implements MatchCommand {}

    /** Takes a proposal back. */
    record WithdrawProposal(
            MentorshipId mentorshipId, @Nullable String reason) implements MatchCommand {}

    /** Starts a mentorship whose slots are reserved, unless the data of one of them was erased or the programme archived. */
    record Activate(MentorshipId mentorshipId) implements MatchCommand {}

    /** Ends an accepted match for which no slot could be had. */
    record DoNotStart(MentorshipId mentorshipId, NotStartedReason reason) implements MatchCommand {}
}
