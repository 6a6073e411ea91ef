/** The event log as stored: the port, its SQLite reader, and the decoder. */
@NullMarked
package org.mentorship.query.log;

import org.jspecify.annotations.NullMarked;
