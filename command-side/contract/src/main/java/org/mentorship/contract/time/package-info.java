/** The one clock of the service. */
@NullMarked
package org.mentorship.contract.time;

import org.jspecify.annotations.NullMarked;
