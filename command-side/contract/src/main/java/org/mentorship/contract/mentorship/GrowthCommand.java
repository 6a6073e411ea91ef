package org.mentorship.contract.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;

/** Resources, introductions, check-ins and recognition. */
public sealed interface GrowthCommand extends MentorshipCommand {

    /** Shares something to learn from. */
    record ShareResource(
            MentorshipId mentorshipId,
            String title,
            @Nullable String url,
            ResourceKind kind) implements GrowthCommand {}

    /** The party is through with a resource. */
    record CompleteResource(MentorshipId mentorshipId, String resourceId) implements GrowthCommand {}

    /** Introduces somebody to a contact. */
    record MakeIntroduction(
            MentorshipId mentorshipId,
            IntroductionKind kind,
            String contact,
            @Nullable String purpose,
            @Nullable ParticipantId madeFor)
            implements GrowthCommand {}

    /** Notes what became of an introduction. */
    record RecordIntroductionOutcome(
            MentorshipId mentorshipId,
            String introductionId,
            IntroductionOutcome outcome,
            @Nullable String note) implements GrowthCommand {}

    /** The party says how it is doing: 1–5 each. */
    record CheckIn(
            MentorshipId mentorshipId,
            int confidence,
            int wellbeing,
            @Nullable String setback,
            @Nullable String encouragement)
            implements GrowthCommand {}

    /** Recognises somebody for something. */
    record Recognise(MentorshipId mentorshipId, ParticipantId to, String text) implements GrowthCommand {}
}
