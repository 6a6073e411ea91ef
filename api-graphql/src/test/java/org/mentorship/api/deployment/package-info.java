/** Holds the files in the folder docker against their schemas, the house's rules and the code. No container engine is needed. */
@NullMarked
package org.mentorship.api.deployment;

import org.jspecify.annotations.NullMarked;
