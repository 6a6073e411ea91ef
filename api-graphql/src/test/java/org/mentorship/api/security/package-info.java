@NullMarked
package org.mentorship.api.security;

import org.jspecify.annotations.NullMarked;
