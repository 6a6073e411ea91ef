package org.mentorship.api.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.RunMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the GraphQL endpoint is open.
 *
 * @param getEnabled whether queries may come by GET; their texts then end up in logs and caches on the way
 * @param allowedDocuments a file of the only documents that clients may send, by id; if it is not said, they may send any
 * @param introspection whether clients may ask for the schema; if it is not said, in the embedded mode they may
 * @param graphiql whether the GraphiQL page is there; if it is not said, in the embedded mode it is
 */
@ConfigurationProperties("mentorship.graphql")
public record HttpProperties(
        @DefaultValue("false") boolean getEnabled,
        @Nullable Path allowedDocuments,
        @Nullable Boolean introspection,
        @Nullable Boolean graphiql) {

    boolean introspection(RunMode mode) {
        return introspection == null ? mode == RunMode.EMBEDDED : introspection;
    }
}
