/** Deciding about places in programmes and their slots. */
@NullMarked
package org.mentorship.command.enrollment;

import org.jspecify.annotations.NullMarked;
