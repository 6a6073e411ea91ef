/** The whole service, from the outside: a real start on a data directory of its own, real tokens, and HTTP. */
@NullMarked
package org.mentorship.api.e2e;

import org.jspecify.annotations.NullMarked;
