/** What happened: the audit log, entries of histories, and how far the read models are. */
@NullMarked
package org.mentorship.api.graphql.audit;

import org.jspecify.annotations.NullMarked;
