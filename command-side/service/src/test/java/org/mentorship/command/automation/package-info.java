/** The automations on the real aggregates, the real processor and real files, killed at each of their steps. */
@NullMarked
package org.mentorship.command.automation;

import org.jspecify.annotations.NullMarked;
