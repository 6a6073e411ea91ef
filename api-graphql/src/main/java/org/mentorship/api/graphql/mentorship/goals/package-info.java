/** Goals and how far they are attained: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.goals;

import org.jspecify.annotations.NullMarked;
