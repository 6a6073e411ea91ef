package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;

/** Concerns and pauses. */
public sealed interface CareCommand extends MentorshipCommand {

    /** Tells coordinators, and only them, of a worry. */
    record RaiseConcern(MentorshipId mentorshipId, Severity severity, String text) implements CareCommand {}

    /** A coordinator notes what was done. */
    record ResolveConcern(MentorshipId mentorshipId, String concernId, String resolution) implements CareCommand {}

    /** Lets the mentorship rest. */
    record Pause(
            MentorshipId mentorshipId,
            @Nullable String reason,
            @Nullable LocalDate until) implements CareCommand {}

    /** Goes on. */
    record Resume(MentorshipId mentorshipId) implements CareCommand {}
}
