package org.mentorship.api.graphql.common;

import org.jspecify.annotations.Nullable;

/** Input of a mutation of something that exists: the caller can say which version of it they have seen. */
public interface Versioned extends CommandInput {

    @Nullable Long expectedVersion();
}
