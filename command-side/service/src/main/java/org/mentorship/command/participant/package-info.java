/** Deciding about people's profiles. */
@NullMarked
package org.mentorship.command.participant;

import org.jspecify.annotations.NullMarked;
