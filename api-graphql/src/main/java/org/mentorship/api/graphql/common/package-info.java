/** What all features of the GraphQL API share: inputs and answers of mutations, pages, access, confidentiality, batches. */
@NullMarked
package org.mentorship.api.graphql.common;

import org.jspecify.annotations.NullMarked;
