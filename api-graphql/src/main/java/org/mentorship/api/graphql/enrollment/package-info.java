/** Places in programmes: queries, mutations and fields. */
@NullMarked
package org.mentorship.api.graphql.enrollment;

import org.jspecify.annotations.NullMarked;
