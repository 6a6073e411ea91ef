package org.mentorship.query.contract.status;

import org.mentorship.query.contract.Query;

/**
 * Folds the whole log anew, beside everything that goes on, and keeps nothing: shows that every event can still be read
 * and folded, and how fast. All views are in memory meanwhile. Fails, naming the event, at the first that cannot be folded.
 */
public record ReplayLog() implements Query<ReplayReport> {}
