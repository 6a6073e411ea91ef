/** Resources, introductions, check-ins and recognition. */
@NullMarked
package org.mentorship.command.mentorship.growth;

import org.jspecify.annotations.NullMarked;
