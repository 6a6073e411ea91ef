/** Feedback in all directions, by the programme's instruments, once a period. */
@NullMarked
package org.mentorship.command.mentorship.feedback;

import org.jspecify.annotations.NullMarked;
