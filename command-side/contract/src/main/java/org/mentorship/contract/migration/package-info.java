/** Moving from the embedded mode to a cluster. */
@NullMarked
package org.mentorship.contract.migration;

import org.jspecify.annotations.NullMarked;
