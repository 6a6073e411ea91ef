/** Encrypts personal and confidential texts before they are stored, and forgets them by destroying their keys. */
@NullMarked
package org.mentorship.command.privacy;

import org.jspecify.annotations.NullMarked;
