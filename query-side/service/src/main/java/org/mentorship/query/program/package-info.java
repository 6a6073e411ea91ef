/** Programmes: their fold and their questions. */
@NullMarked
package org.mentorship.query.program;

import org.jspecify.annotations.NullMarked;
