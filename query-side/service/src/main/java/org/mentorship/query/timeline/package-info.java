/** The audit log: an index of positions, and entries read from the event log. */
@NullMarked
package org.mentorship.query.timeline;

import org.jspecify.annotations.NullMarked;
