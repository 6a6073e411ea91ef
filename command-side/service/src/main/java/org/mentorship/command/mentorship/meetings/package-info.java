/** Meetings planned and held, what was promised in them, and the nudge when there are none. */
@NullMarked
package org.mentorship.command.mentorship.meetings;

import org.jspecify.annotations.NullMarked;
