/** The thin room of the framework on the write side: aggregate shells, idempotency, caching and wiring. */
@NullMarked
package org.mentorship.command.axon;

import org.jspecify.annotations.NullMarked;
