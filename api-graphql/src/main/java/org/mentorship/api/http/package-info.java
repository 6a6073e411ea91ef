/** GraphQL over HTTP, SSE and WebSocket as their specifications say, with limits and clear errors. */
@NullMarked
package org.mentorship.api.http;

import org.jspecify.annotations.NullMarked;
