/** What comes into decisions. */
@NullMarked
package org.mentorship.command.decision;

import org.jspecify.annotations.NullMarked;
