/** The history of one stream, and the audit log of all. */
@NullMarked
package org.mentorship.query.contract.timeline;

import org.jspecify.annotations.NullMarked;
