package org.mentorship.query.mongo;

import org.jspecify.annotations.Nullable;

/**
 * Who has a segment of a projection. It changes for as long as the owner is there.
 *
 * @param owner null if nobody has it
 * @param timestamp in milliseconds, by the owner's clock
 */
public record SegmentClaim(int segment, @Nullable String owner, long timestamp) {}
