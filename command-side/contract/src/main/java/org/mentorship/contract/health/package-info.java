/** How the parts of the service say that they are well, in words of our own: the API turns them into its health page. */
@NullMarked
package org.mentorship.contract.health;

import org.jspecify.annotations.NullMarked;
