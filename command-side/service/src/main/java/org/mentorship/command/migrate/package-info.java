/** From the stores of an embedded service to those of a cluster. */
@NullMarked
package org.mentorship.command.migrate;

import org.jspecify.annotations.NullMarked;
