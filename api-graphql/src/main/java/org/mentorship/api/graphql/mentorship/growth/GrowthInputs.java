package org.mentorship.api.graphql.mentorship.growth;

import static org.mentorship.api.graphql.common.Inputs.participant;
import static org.mentorship.api.graphql.common.Inputs.participantOrNull;

import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.ResourceKind;

/** Resources, introductions, check-ins and recognition: what the mutations take, and the command that each asks for. */
final class GrowthInputs {

    record ShareResourceInput(
            String mentorshipId,
            String title,
            @Nullable String url,
            ResourceKind kind,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public ShareResource command(MentorshipId id) {
            return new ShareResource(id, title, url, kind);
        }
    }

    record CompleteResourceInput(
            String mentorshipId,
            String resourceId,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public CompleteResource command(MentorshipId id) {
            return new CompleteResource(id, resourceId);
        }
    }

    record MakeIntroductionInput(
            String mentorshipId,
            IntroductionKind kind,
            String contact,
            @Nullable String purpose,
            @Nullable String madeFor,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public MakeIntroduction command(MentorshipId id) {
            return new MakeIntroduction(id, kind, contact, purpose, participantOrNull(madeFor, "madeFor"));
        }
    }

    record RecordIntroductionOutcomeInput(
            String mentorshipId,
            String introductionId,
            IntroductionOutcome outcome,
            @Nullable String note,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public RecordIntroductionOutcome command(MentorshipId id) {
            return new RecordIntroductionOutcome(id, introductionId, outcome, note);
        }
    }

    record CheckInInput(
            String mentorshipId,
            int confidence,
            int wellbeing,
            @Nullable String setback,
            @Nullable String encouragement,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public CheckIn command(MentorshipId id) {
            return new CheckIn(id, confidence, wellbeing, setback, encouragement);
        }
    }

    record RecogniseInput(
            String mentorshipId,
            String to,
            String text,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public Recognise command(MentorshipId id) {
            return new Recognise(id, participant(to, "to"), text);
        }
    }

    private GrowthInputs() {}
}
