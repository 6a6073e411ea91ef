/** Who, what, when and why: the metadata on every command and event. */
@NullMarked
package org.mentorship.contract.envelope;

import org.jspecify.annotations.NullMarked;
