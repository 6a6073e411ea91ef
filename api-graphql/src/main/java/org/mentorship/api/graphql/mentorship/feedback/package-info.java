/** Feedback in all directions: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.feedback;

import org.jspecify.annotations.NullMarked;
