@NullMarked
package org.mentorship.command.cluster;

import org.jspecify.annotations.NullMarked;
