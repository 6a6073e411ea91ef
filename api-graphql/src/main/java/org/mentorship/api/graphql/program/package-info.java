/** Programmes: queries, mutations and fields. */
@NullMarked
package org.mentorship.api.graphql.program;

import org.jspecify.annotations.NullMarked;
