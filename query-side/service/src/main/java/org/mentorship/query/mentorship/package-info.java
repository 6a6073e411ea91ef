/** Mentorships: one fold per area, and their questions. */
@NullMarked
package org.mentorship.query.mentorship;

import org.jspecify.annotations.NullMarked;
