/** Marks for personal and confidential data, and the port that reveals it. */
@NullMarked
package org.mentorship.contract.privacy;

import org.jspecify.annotations.NullMarked;
