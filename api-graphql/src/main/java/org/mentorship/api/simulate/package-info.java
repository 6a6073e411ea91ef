/** Makes a realistic history of any size through real commands, reproducibly from a seed. */
@NullMarked
package org.mentorship.api.simulate;

import org.jspecify.annotations.NullMarked;
