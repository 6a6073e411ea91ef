/** What is to be reached, and how far it is. */
@NullMarked
package org.mentorship.command.mentorship.goals;

import org.jspecify.annotations.NullMarked;
