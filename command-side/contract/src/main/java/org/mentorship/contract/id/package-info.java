/** Typed identifiers of streams, each with its prefix. */
@NullMarked
package org.mentorship.contract.id;

import org.jspecify.annotations.NullMarked;
