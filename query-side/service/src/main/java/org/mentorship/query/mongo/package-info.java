/** MongoDB mechanics: the embedded server and collections of views. */
@NullMarked
package org.mentorship.query.mongo;

import org.jspecify.annotations.NullMarked;
