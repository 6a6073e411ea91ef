/** Plays a programme of months through the public API, with the clock moved. */
@NullMarked
package org.mentorship.api.demo;

import org.jspecify.annotations.NullMarked;
