/** What operators see of the service: health, meters, traces, and the ids that tie log lines together. */
@NullMarked
package org.mentorship.api.observe;

import org.jspecify.annotations.NullMarked;
