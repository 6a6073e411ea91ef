/** The launcher's commands, one class each. */
@NullMarked
package org.mentorship.api.cli;

import org.jspecify.annotations.NullMarked;
