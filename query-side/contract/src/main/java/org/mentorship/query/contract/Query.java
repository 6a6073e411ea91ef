package org.mentorship.query.contract;

/**
 * A question to the read side.
 *
 * @param <R> the type of its answer
 */
@SuppressWarnings("unused") // R ties a question to the type of its answer, see Queries
public interface Query<R> {}
