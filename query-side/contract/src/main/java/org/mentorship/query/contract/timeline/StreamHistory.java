package org.mentorship.query.contract.timeline;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** The events of one stream, in order, read from the log; first 1–100. */
public record StreamHistory(
        String stream, int first, @Nullable String after) implements Query<Page<TimelineEntry>> {}
