/** From proposal to start. */
@NullMarked
package org.mentorship.command.mentorship.match;

import org.jspecify.annotations.NullMarked;
