/** Tests of the benchmark itself; none looks at a time. */
@NullMarked
package org.mentorship.api.bench;

import org.jspecify.annotations.NullMarked;
