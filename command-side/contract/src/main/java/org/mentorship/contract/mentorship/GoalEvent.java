package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** Goals and how far they are attained. */
public sealed interface GoalEvent extends MentorshipEvent {

    /** A goal was agreed. */
    @Revision("1")
    record GoalSet(@DataSubject MentorshipId mentorshipId, String goalId, Goal goal) implements GoalEvent {}

    /** A goal was put in other words or weights. */
    @Revision("1")
    record GoalRevised(@DataSubject MentorshipId mentorshipId, String goalId, Goal goal) implements GoalEvent {}

    /** Where a goal stands between −2 and +2. */
    @Revision("1")
    record GoalProgressRecorded(
            @DataSubject MentorshipId mentorshipId,
            String goalId,
            int level,
            @Protected(Kind.CONFIDENTIAL) @Nullable String note)
            implements GoalEvent {}

    /** A step was done on this day. */
    @Revision("1")
    record MilestoneCompleted(MentorshipId mentorshipId, String goalId, String milestoneId, LocalDate completedOn)
            implements GoalEvent {}

    /** The level attained in the end, −2 to +2, and who judged it. */
    @Revision("1")
    record GoalAssessed(
            MentorshipId mentorshipId,
            String goalId,
            int level,
            @Nullable ParticipantId assessedBy) implements GoalEvent {}

    /** A goal was given up. */
    @Revision("1")
    record GoalDropped(
            @DataSubject MentorshipId mentorshipId,
            String goalId,
            @Protected(Kind.CONFIDENTIAL) String reason) implements GoalEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }
}
