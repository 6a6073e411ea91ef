package org.mentorship.query.contract.timeline;

import org.jspecify.annotations.Nullable;

/** A page of the events of one stream, in order; first 1–100. */
public record StreamHistory(
        String stream, int first, @Nullable String after) {}
