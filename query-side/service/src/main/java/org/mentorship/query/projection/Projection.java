package org.mentorship.query.projection;

/**
 * One projection of the log, as Axon's processors see it.
 *
 * @param segments into how many parts its streams are divided; each part is projected by one process at a time
 */
record Projection(String name, int segments, ProjectionInvoker.Work work) {}
