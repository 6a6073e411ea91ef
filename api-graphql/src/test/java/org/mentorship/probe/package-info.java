/** A small schema behind the real endpoint, to test what is true of every schema. */
@NullMarked
package org.mentorship.probe;

import org.jspecify.annotations.NullMarked;
