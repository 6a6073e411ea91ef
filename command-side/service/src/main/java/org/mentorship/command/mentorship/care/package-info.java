/** Concerns and pauses. */
@NullMarked
package org.mentorship.command.mentorship.care;

import org.jspecify.annotations.NullMarked;
