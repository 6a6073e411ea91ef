/** The mentorship: how it is read, followed and changed; one package for each area of its mutations. */
@NullMarked
package org.mentorship.api.graphql.mentorship;

import org.jspecify.annotations.NullMarked;
