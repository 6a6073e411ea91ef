package org.mentorship.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;
import org.mentorship.contract.program.Format;

/** From proposal to start. */
public sealed interface MatchEvent extends MentorshipEvent {

    /** People were proposed to each other. */
    @Revision("1")
    record MatchProposed(
            @DataSubject MentorshipId mentorshipId,
            ProgramId programId,
            Format format,
            List<Member> members,
            Origin origin,
            int cycle,
            Instant respondBy,
            @Protected(Kind.CONFIDENTIAL) @Nullable String purpose,
            @Protected(Kind.CONFIDENTIAL) @Nullable String hopedOutcome,
            @Protected(Kind.CONFIDENTIAL) @Nullable String rationale,
            @Nullable Double score,
            List<ScoreComponent> explanation)
            implements MatchEvent {
        public MatchProposed {
            members = List.copyOf(members);
            explanation = List.copyOf(explanation);
        }
    }

    /** One of them accepted. */
    @Revision("1")
    record MatchAccepted(MentorshipId mentorshipId, ParticipantId participantId) implements MatchEvent {}

    /** Everybody accepted; slots are to be reserved. */
    @Revision("1")
    record MatchAcceptedByAll(MentorshipId mentorshipId, List<Member> members) implements MatchEvent {
        public MatchAcceptedByAll {
            members = List.copyOf(members);
        }
    }

    /** One of them declined, which ends the proposal. */
    @Revision("1")
    record MatchDeclined(
            @DataSubject MentorshipId mentorshipId,
            ParticipantId participantId,
            @Protected(Kind.CONFIDENTIAL) @Nullable String reason)
            implements MatchEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** Not everybody answered by the deadline. */
    @Revision("1")
    record ProposalExpired(MentorshipId mentorshipId) implements MatchEvent {}

    /** Whoever proposed it took it back. */
    @Revision("1")
    record ProposalWithdrawn(
            @DataSubject MentorshipId mentorshipId,
            @Protected(Kind.CONFIDENTIAL) @Nullable String reason) implements MatchEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** Slots are reserved and the mentorship is live, under these terms. */
    @Revision("1")
    record MentorshipStarted(
            MentorshipId mentorshipId, ProgramId programId, Format format, List<Member> members, Terms terms)
            implements MatchEvent {
        public MentorshipStarted {
            members = List.copyOf(members);
        }
    }

    /** A slot could not be reserved, the data of one of them was erased, or the programme was archived. */
    @Revision("1")
    record MentorshipNotStarted(MentorshipId mentorshipId, NotStartedReason reason) implements MatchEvent {}
}
