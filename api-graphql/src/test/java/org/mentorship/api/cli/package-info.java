@NullMarked
package org.mentorship.api.cli;

import org.jspecify.annotations.NullMarked;
