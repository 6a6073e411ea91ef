/** Words of a person's place in a programme: role, capacity, slots. */
@NullMarked
package org.mentorship.contract.enrollment;

import org.jspecify.annotations.NullMarked;
