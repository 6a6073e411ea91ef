/** The process that moves an embedded service to a cluster. */
@NullMarked
package org.mentorship.api.migrate;

import org.jspecify.annotations.NullMarked;
