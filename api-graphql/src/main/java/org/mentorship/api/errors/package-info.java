/** Top-level GraphQL errors: their codes and their forms. */
@NullMarked
package org.mentorship.api.errors;

import org.jspecify.annotations.NullMarked;
