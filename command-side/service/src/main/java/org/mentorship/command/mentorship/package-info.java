/** The mentoring relationship: its phases, and who may take which step. */
@NullMarked
package org.mentorship.command.mentorship;

import org.jspecify.annotations.NullMarked;
