package org.mentorship.contract.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;

/** From the wish to close to the end. */
public sealed interface ClosureCommand extends MentorshipCommand {

    /** Asks to close. */
    record RequestClosure(
            MentorshipId mentorshipId, @Nullable String reason) implements ClosureCommand {}

    /** The party looks back. */
    record Reflect(
            MentorshipId mentorshipId,
            String accomplishments,
            @Nullable String gratitude,
            @Nullable String whatNext) implements ClosureCommand {}

    /** Notes what happens after. */
    record AgreeTransitionPlan(MentorshipId mentorshipId, String plan) implements ClosureCommand {}

    /** Closes as planned. A coordinator may waive missing reflections, with the envelope's reason. */
    record CompleteClosure(MentorshipId mentorshipId, boolean waiveReflections) implements ClosureCommand {}

    /** Ends before time; no fault is recorded. */
    record EndEarly(
            MentorshipId mentorshipId,
            EndReason reason,
            @Nullable String note) implements ClosureCommand {}
}
