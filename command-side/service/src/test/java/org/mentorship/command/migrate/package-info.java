@NullMarked
package org.mentorship.command.migrate;

import org.jspecify.annotations.NullMarked;
