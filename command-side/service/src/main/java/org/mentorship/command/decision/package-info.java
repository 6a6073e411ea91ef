/** What deciders have in common: context in, decision out, and the rules on texts, numbers and dates. */
@NullMarked
package org.mentorship.command.decision;

import org.jspecify.annotations.NullMarked;
