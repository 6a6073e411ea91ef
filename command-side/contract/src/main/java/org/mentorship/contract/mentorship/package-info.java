/** Words of the mentoring relationship, from match to follow-up. */
@NullMarked
package org.mentorship.contract.mentorship;

import org.jspecify.annotations.NullMarked;
