/** What became of people afterwards: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.followup;

import org.jspecify.annotations.NullMarked;
