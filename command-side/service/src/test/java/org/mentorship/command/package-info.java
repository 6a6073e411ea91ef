/** Test kit of the write side. */
@NullMarked
package org.mentorship.command;

import org.jspecify.annotations.NullMarked;
