/** The service as one process: main class and what starts it. */
@NullMarked
package org.mentorship.api;

import org.jspecify.annotations.NullMarked;
