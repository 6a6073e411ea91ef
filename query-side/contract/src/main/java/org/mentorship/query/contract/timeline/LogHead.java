package org.mentorship.query.contract.timeline;

import org.mentorship.query.contract.Query;

/**
 * The position of the last event that the read models have seen, −1 for none. As a subscription query its updates
 * ({@code Long}) tell that there is more to read with {@link ListAuditLog}.
 */
public record LogHead() implements Query<Long> {}
