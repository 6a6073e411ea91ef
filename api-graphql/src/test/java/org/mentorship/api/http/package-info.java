@NullMarked
package org.mentorship.api.http;

import org.jspecify.annotations.NullMarked;
