package org.mentorship.api.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the GraphQL endpoint is open.
 *
 * @param getEnabled whether queries may come by GET; their texts then end up in logs and caches on the way
 * @param introspection whether clients may ask for the schema
 */
@ConfigurationProperties("mentorship.graphql")
public record HttpProperties(
        @DefaultValue("false") boolean getEnabled,
        @DefaultValue("false") boolean introspection) {}
