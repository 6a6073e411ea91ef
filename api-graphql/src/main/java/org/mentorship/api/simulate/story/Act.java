package org.mentorship.api.simulate.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MentorshipCommand;

/**
 * One thing that somebody does.
 *
 * @param at the recorded time
 * @param by the person who acts with their own rights; null is the coordinator
 * @param commandId the same in every telling of the same story
 * @param reason the envelope's reason
 */
public record Act(
        Instant at,
        @Nullable ParticipantId by,
        String commandId,
        MentorshipCommand command,
        @Nullable String reason) {}
