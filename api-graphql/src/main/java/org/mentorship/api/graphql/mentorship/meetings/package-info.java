/** Meetings and action items: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.meetings;

import org.jspecify.annotations.NullMarked;
