/** Words of a person: profile attributes and personal data. */
@NullMarked
package org.mentorship.contract.participant;

import org.jspecify.annotations.NullMarked;
