/** Puts the stored keys under another key-encryption key. */
@NullMarked
package org.mentorship.command.rotation;

import org.jspecify.annotations.NullMarked;
