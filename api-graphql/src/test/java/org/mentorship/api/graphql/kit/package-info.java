/** The GraphQL API on a command side and a read side that tests tell what to answer. */
@NullMarked
package org.mentorship.api.graphql.kit;

import org.jspecify.annotations.NullMarked;
