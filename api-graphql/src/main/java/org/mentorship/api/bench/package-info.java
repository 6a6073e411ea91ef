/**
 * Measures speed and size against baselines of the same run. A {@link org.mentorship.api.bench.Row} measures one thing;
 * {@link org.mentorship.api.bench.Bench} runs each in a process of its own and gathers the figures.
 */
@NullMarked
package org.mentorship.api.bench;

import org.jspecify.annotations.NullMarked;
