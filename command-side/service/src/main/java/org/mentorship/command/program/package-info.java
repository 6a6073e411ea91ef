/** Deciding about programmes. */
@NullMarked
package org.mentorship.command.program;

import org.jspecify.annotations.NullMarked;
