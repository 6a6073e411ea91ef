package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;

/** Periodic feedback is due. */
public record FeedbackDueView(int period, LocalDate dueOn, Instant raisedAt) {}
