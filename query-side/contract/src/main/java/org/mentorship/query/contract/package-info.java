/** What can be asked of the read side, and the form of its answers. */
@NullMarked
package org.mentorship.query.contract;

import org.jspecify.annotations.NullMarked;
