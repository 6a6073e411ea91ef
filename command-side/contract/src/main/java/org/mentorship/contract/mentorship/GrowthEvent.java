package org.mentorship.contract.mentorship;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** Resources, introductions, check-ins and recognition. */
public sealed interface GrowthEvent extends MentorshipEvent {

    /** Something to learn from was shared. */
    @Revision("1")
    record ResourceShared(
            @DataSubject MentorshipId mentorshipId,
            String resourceId,
            @Protected(Kind.CONFIDENTIAL) String title,
            @Protected(Kind.CONFIDENTIAL) @Nullable String url,
            ResourceKind kind,
            @Nullable ParticipantId sharedBy)
            implements GrowthEvent {}

    /** A mentee or peer is through with it. */
    @Revision("1")
    record ResourceCompleted(MentorshipId mentorshipId, String resourceId, ParticipantId completedBy)
            implements GrowthEvent {}

    /** Somebody was introduced to a contact. */
    @Revision("1")
    record IntroductionMade(
            @DataSubject MentorshipId mentorshipId,
            String introductionId,
            IntroductionKind kind,
            @Protected(Kind.CONFIDENTIAL) String contact,
            @Protected(Kind.CONFIDENTIAL) @Nullable String purpose,
            @Nullable ParticipantId madeBy,
            @Nullable ParticipantId madeFor)
            implements GrowthEvent {}

    /** What became of it. */
    @Revision("1")
    record IntroductionOutcomeRecorded(
            @DataSubject MentorshipId mentorshipId,
            String introductionId,
            IntroductionOutcome outcome,
            @Protected(Kind.CONFIDENTIAL) @Nullable String note)
            implements GrowthEvent {}

    /** How somebody is doing: confidence and well-being 1–5. */
    @Revision("1")
    record CheckedIn(
            @DataSubject MentorshipId mentorshipId,
            String checkInId,
            ParticipantId participantId,
            int confidence,
            int wellbeing,
            @Protected(Kind.CONFIDENTIAL) @Nullable String setback,
            @Protected(Kind.CONFIDENTIAL) @Nullable String encouragement)
            implements GrowthEvent {}

    /** Somebody was recognised for something. */
    @Revision("1")
    record Recognised(
            @DataSubject MentorshipId mentorshipId,
            String recognitionId,
            @Nullable ParticipantId from,
            ParticipantId to,
            @Protected(Kind.CONFIDENTIAL) String text)
            implements GrowthEvent {}
}
