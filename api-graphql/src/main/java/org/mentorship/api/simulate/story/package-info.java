/** What people do in a mentorship from proposal to follow-up: drawn from a seed, shared by demo and simulation. */
@NullMarked
package org.mentorship.api.simulate.story;

import org.jspecify.annotations.NullMarked;
