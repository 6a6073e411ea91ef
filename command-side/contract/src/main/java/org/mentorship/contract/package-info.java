/** The words of the domain: ids, commands, events and rejection codes. Plain records; no Spring, no persistence. */
@NullMarked
package org.mentorship.contract;

import org.jspecify.annotations.NullMarked;
