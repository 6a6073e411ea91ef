/** Backups of the embedded store: what can be asked for, and what comes of it. */
@NullMarked
package org.mentorship.contract.backup;

import org.jspecify.annotations.NullMarked;
