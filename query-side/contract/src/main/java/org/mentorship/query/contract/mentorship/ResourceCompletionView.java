package org.mentorship.query.contract.mentorship;

import java.time.Instant;

/** Somebody is through with a resource. */
public record ResourceCompletionView(String participantId, Instant completedAt) {}
