/** What every fold needs: the facts around an event, and small list steps. */
@NullMarked
package org.mentorship.query.fold;

import org.jspecify.annotations.NullMarked;
