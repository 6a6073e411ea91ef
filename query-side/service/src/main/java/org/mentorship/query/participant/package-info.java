/** People and the mentor directory: fold and questions. */
@NullMarked
package org.mentorship.query.participant;

import org.jspecify.annotations.NullMarked;
