/** Copies of the store: taken while the service runs, checked, and made into data directories again. */
@NullMarked
package org.mentorship.command.store.backup;

import org.jspecify.annotations.NullMarked;
