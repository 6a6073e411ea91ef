/** Wires the read side into Spring and Axon. */
@NullMarked
package org.mentorship.query.config;

import org.jspecify.annotations.NullMarked;
