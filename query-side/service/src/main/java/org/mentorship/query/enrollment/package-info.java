/** Places in programmes: their fold and their questions. */
@NullMarked
package org.mentorship.query.enrollment;

import org.jspecify.annotations.NullMarked;
