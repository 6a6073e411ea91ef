/** Resources, introductions, check-ins and recognition: inputs and mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship.growth;

import org.jspecify.annotations.NullMarked;
