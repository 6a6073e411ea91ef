/** Concerns and pauses: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.care;

import org.jspecify.annotations.NullMarked;
