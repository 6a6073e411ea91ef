package org.mentorship.query.contract.mentorship;

import java.time.LocalDate;

/** Periodic feedback that a member has not given though it is due. */
public record PendingFeedback(int period, LocalDate dueOn, String participantId) {}
