/** What became of people afterwards. */
@NullMarked
package org.mentorship.command.mentorship.followup;

import org.jspecify.annotations.NullMarked;
