package org.mentorship.api.migrate;

import org.mentorship.api.axon.AxonServerConnections;
import org.springframework.context.annotation.Import;

/** What a migration needs, and nothing of a service. Not a {@code @Configuration}, or the service would find it. */
@Import({AxonServerConnections.class, MigrationOnly.class})
class MigrationContext {}
