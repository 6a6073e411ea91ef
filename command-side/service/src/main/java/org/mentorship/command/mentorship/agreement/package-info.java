/** What the people of a mentorship expect of each other, and who has signed it. */
@NullMarked
package org.mentorship.command.mentorship.agreement;

import org.jspecify.annotations.NullMarked;
