@NullMarked
package org.mentorship.api.migrate;

import org.jspecify.annotations.NullMarked;
