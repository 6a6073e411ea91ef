/** The stored form of events: stable names, revisions and JSON. */
@NullMarked
package org.mentorship.contract.stored;

import org.jspecify.annotations.NullMarked;
