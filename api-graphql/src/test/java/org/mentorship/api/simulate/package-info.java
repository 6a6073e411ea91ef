@NullMarked
package org.mentorship.api.simulate;

import org.jspecify.annotations.NullMarked;
