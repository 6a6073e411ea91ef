@NullMarked
package org.mentorship.api.observe;

import org.jspecify.annotations.NullMarked;
