/** People and the mentor directory, as they are read. */
@NullMarked
package org.mentorship.query.contract.participant;

import org.jspecify.annotations.NullMarked;
