package org.mentorship.api.graphql.mentorship.care;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.Severity;

/** Concerns and pauses: what the mutations take, and the command that each asks for. */
final class CareInputs {

    record RaiseConcernInput(
            String mentorshipId,
            Severity severity,
            String text,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public RaiseConcern command(MentorshipId id) {
            return new RaiseConcern(id, severity, text);
        }
    }

    record ResolveConcernInput(
            String mentorshipId,
            String concernId,
            String resolution,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned {
        @Override
        public ResolveConcern command(MentorshipId id) {
            return new ResolveConcern(id, concernId, resolution);
        }
    }

    record PauseMentorshipInput(
            String mentorshipId,
            @Nullable String reason,
            @Nullable LocalDate until,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public Pause command(MentorshipId id) {
            return new Pause(id, reason, until);
        }
    }

    record ResumeMentorshipInput(
            String mentorshipId,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public Resume command(MentorshipId id) {
            return new Resume(id);
        }
    }

    private CareInputs() {}
}
