/** The controllers of the GraphQL API. */
@NullMarked
package org.mentorship.api.graphql;

import org.jspecify.annotations.NullMarked;
