/** People, the mentor directory and the caller: queries, mutations and fields. */
@NullMarked
package org.mentorship.api.graphql.participant;

import org.jspecify.annotations.NullMarked;
