/** The one ordered log as stored bytes, whatever store holds it. */
@NullMarked
package org.mentorship.contract.log;

import org.jspecify.annotations.NullMarked;
