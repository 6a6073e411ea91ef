/** What holds for the whole GraphQL API. */
@NullMarked
package org.mentorship.api.graphql;

import org.jspecify.annotations.NullMarked;
