/** Expectations, boundaries and cadence: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.agreement;

import org.jspecify.annotations.NullMarked;
