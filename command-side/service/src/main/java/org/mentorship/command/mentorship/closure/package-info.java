/** From the wish to close to the end. */
@NullMarked
package org.mentorship.command.mentorship.closure;

import org.jspecify.annotations.NullMarked;
