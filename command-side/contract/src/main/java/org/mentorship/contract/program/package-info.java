/** Words of a mentoring programme: policy, instruments, coordinators. */
@NullMarked
package org.mentorship.contract.program;

import org.jspecify.annotations.NullMarked;
