/** Mentorships, as they are read. */
@NullMarked
package org.mentorship.query.contract.mentorship;

import org.jspecify.annotations.NullMarked;
