/** Histories to test with, and the files and stores that hold them. */
@NullMarked
package org.mentorship.query.story;

import org.jspecify.annotations.NullMarked;
