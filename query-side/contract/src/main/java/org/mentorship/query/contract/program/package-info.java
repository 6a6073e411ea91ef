/** Programmes, as they are read. */
@NullMarked
package org.mentorship.query.contract.program;

import org.jspecify.annotations.NullMarked;
