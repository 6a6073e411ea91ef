/** From the event log to the read models: live, and by rebuild. */
@NullMarked
package org.mentorship.query.projection;

import org.jspecify.annotations.NullMarked;
