/** Places in programmes, as they are read. */
@NullMarked
package org.mentorship.query.contract.enrollment;

import org.jspecify.annotations.NullMarked;
