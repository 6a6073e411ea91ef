/** How questions find views: by id, by version, by page. */
@NullMarked
package org.mentorship.query.read;

import org.jspecify.annotations.NullMarked;
