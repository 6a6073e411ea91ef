/** Axon put together from the modules on the class path, and the way commands are sent. */
@NullMarked
package org.mentorship.api.axon;

import org.jspecify.annotations.NullMarked;
