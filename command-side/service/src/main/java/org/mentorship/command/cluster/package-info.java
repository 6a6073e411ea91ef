/** The write side on an Axon Server and a MongoDB. */
@NullMarked
package org.mentorship.command.cluster;

import org.jspecify.annotations.NullMarked;
