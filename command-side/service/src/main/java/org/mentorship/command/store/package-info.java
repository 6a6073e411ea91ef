/** The embedded event store: the data directory, the event log in SQLite, and Axon's wiring of both. */
@NullMarked
package org.mentorship.command.store;

import org.jspecify.annotations.NullMarked;
