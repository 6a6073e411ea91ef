package org.mentorship.query.contract.mentorship;

import java.time.Instant;

/** A note that no meeting was held within the cadence. */
public record NudgeView(Instant silentSince, Instant dueAt, Instant raisedAt) {}
