/** Who joins and leaves a group: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.membership;

import org.jspecify.annotations.NullMarked;
