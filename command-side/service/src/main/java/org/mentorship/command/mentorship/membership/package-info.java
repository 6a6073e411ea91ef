/** Who joins and leaves a group. */
@NullMarked
package org.mentorship.command.mentorship.membership;

import org.jspecify.annotations.NullMarked;
