/** How far the read models are. */
@NullMarked
package org.mentorship.query.contract.status;

import org.jspecify.annotations.NullMarked;
