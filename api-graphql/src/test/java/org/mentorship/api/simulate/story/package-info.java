@NullMarked
package org.mentorship.api.simulate.story;

import org.jspecify.annotations.NullMarked;
