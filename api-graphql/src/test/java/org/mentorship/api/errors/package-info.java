@NullMarked
package org.mentorship.api.errors;

import org.jspecify.annotations.NullMarked;
