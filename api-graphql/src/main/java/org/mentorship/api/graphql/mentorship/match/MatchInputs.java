package org.mentorship.api.graphql.mentorship.match;

import static java.util.Objects.requireNonNullElse;
import static org.mentorship.api.graphql.common.Inputs.participant;
import static org.mentorship.api.graphql.common.Inputs.participants;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.program.Format;

/** From proposal to start: what the mutations take, and the command that each asks for. */
final class MatchInputs {

    record RequestMentorInput(
            String programId,
            String mentorId,
            String purpose,
            @Nullable String hopedOutcome,
            @Nullable String menteeId,
            @Nullable Format format,
            @Nullable String reason,
            @Nullable String commandId)
            implements Reasoned {

        /** Where the input names no format, the write side chooses it, and with it the stream. */
        RequestMentor command(ProgramId program, ParticipantId mentee) {
            var mentor = participant(mentorId, "mentorId");
            var first = requireNonNullElse(format, Format.ONE_ON_ONE);
            return new RequestMentor(
                    Ids.pair(program, first.name(), List.of(mentor, mentee), 1),
                    program,
                    format,
                    mentor,
                    mentee,
                    purpose,
                    hopedOutcome);
        }
    }

    record ProposeMatchInput(
            String programId,
            Format format,
            List<String> mentorIds,
            List<String> menteeIds,
            @Nullable String rationale,
            @Nullable String reason,
            @Nullable String commandId)
            implements Reasoned {

        /** Two people make the stream of a pair, whoever is named first; more make a stream of their own. */
        ProposeMatch command(ProgramId program, String commandId) {
            var mentors = participants(mentorIds, "mentorIds");
            var mentees = participants(menteeIds, "menteeIds");
            var people =
                    Stream.concat(mentors.stream(), mentees.stream()).distinct().toList();
            var isPair = format != Format.GROUP && people.size() == 2;
            return new ProposeMatch(
                    isPair ? Ids.pair(program, format.name(), people, 1) : Ids.group(commandId),
                    program,
                    format,
                    mentors,
                    mentees,
                    rationale);
        }
    }

    record AcceptMatchInput(
            String mentorshipId,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public AcceptMatch command(MentorshipId id) {
            return new AcceptMatch(id);
        }
    }

    record DeclineMatchInput(
            String mentorshipId,
            @Nullable String reason,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public DeclineMatch command(MentorshipId id) {
            return new DeclineMatch(id, reason);
        }
    }

    record WithdrawProposalInput(
            String mentorshipId,
            @Nullable String reason,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public WithdrawProposal command(MentorshipId id) {
            return new WithdrawProposal(id, reason);
        }
    }

    private MatchInputs() {}
}
