@NullMarked
package org.mentorship.api.axon;

import org.jspecify.annotations.NullMarked;
