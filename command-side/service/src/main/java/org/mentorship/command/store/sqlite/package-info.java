/** The mechanics of an SQLite file: opening it safely, and committing many writes with one sync. */
@NullMarked
package org.mentorship.command.store.sqlite;

import org.jspecify.annotations.NullMarked;
