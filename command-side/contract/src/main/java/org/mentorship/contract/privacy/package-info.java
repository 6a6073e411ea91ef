/** Marks for personal and confidential data, the port that reveals it, and the hash that hides ids. */
@NullMarked
package org.mentorship.contract.privacy;

import org.jspecify.annotations.NullMarked;
