/**
 * What the service does by itself: each automation notes, from events, what is to be done and when, in a durable to-do
 * list; a runner does it by sending commands. Every step may be repeated, and may be cut short.
 */
@NullMarked
package org.mentorship.command.automation;

import org.jspecify.annotations.NullMarked;
