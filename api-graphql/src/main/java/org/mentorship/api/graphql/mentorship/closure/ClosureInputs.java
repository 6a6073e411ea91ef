package org.mentorship.api.graphql.mentorship.closure;

import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.EndReason;

/** From the wish to close to the end: what the mutations take, and the command that each asks for. */
final class ClosureInputs {

    record RequestClosureInput(
            String mentorshipId,
            @Nullable String reason,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public RequestClosure command(MentorshipId id) {
            return new RequestClosure(id, reason);
        }
    }

    record ReflectInput(
            String mentorshipId,
            String accomplishments,
            @Nullable String gratitude,
            @Nullable String whatNext,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public Reflect command(MentorshipId id) {
            return new Reflect(id, accomplishments, gratitude, whatNext);
        }
    }

    record AgreeTransitionPlanInput(
            String mentorshipId,
            String plan,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public AgreeTransitionPlan command(MentorshipId id) {
            return new AgreeTransitionPlan(id, plan);
        }
    }

    record CompleteClosureInput(
            String mentorshipId,
            @Nullable Boolean waiveReflections,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public CompleteClosure command(MentorshipId id) {
            return new CompleteClosure(id, Boolean.TRUE.equals(waiveReflections));
        }

        /** Reflections that are missing are waived by staff. */
        @Override
        public boolean staffOnly(@Nullable ParticipantId caller) {
            return Boolean.TRUE.equals(waiveReflections);
        }
    }

    record EndEarlyInput(
            String mentorshipId,
            EndReason reason,
            @Nullable String note,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public EndEarly command(MentorshipId id) {
            return new EndEarly(id, reason, note);
        }
    }

    private ClosureInputs() {}
}
