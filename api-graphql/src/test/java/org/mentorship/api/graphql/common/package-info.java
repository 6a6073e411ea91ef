@NullMarked
package org.mentorship.api.graphql.common;

import org.jspecify.annotations.NullMarked;
