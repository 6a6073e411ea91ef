/** The list of all kinds of views. */
@NullMarked
package org.mentorship.query.views;

import org.jspecify.annotations.NullMarked;
