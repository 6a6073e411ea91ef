/** Who is calling: tokens, the caller, and what is open to whom. */
@NullMarked
package org.mentorship.api.security;

import org.jspecify.annotations.NullMarked;
