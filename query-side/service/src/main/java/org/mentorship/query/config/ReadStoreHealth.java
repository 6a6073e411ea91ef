package org.mentorship.query.config;

import com.mongodb.MongoException;
import org.mentorship.query.mongo.ReadStore;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the read store answers; also while nothing is projected, which would notice by itself. */
final class ReadStoreHealth implements HealthIndicator {

    private final ReadStore store;

    ReadStoreHealth(ReadStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            store.ping();
            return Health.up().withDetail("inMemory", store.isEmbedded()).build();
        } catch (MongoException e) {
            return Health.down()
                    .withDetail("inMemory", store.isEmbedded())
                    .withDetail("error", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
