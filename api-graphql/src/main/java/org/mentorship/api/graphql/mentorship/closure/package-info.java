/** From the wish to close to the end: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.closure;

import org.jspecify.annotations.NullMarked;
