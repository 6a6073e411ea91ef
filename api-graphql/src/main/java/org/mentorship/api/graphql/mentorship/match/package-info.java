/** From proposal to start: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.match;

import org.jspecify.annotations.NullMarked;
