package org.mentorship.query.config;

import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.query.mongo.ReadStore;

/** Up while the read store answers; also while nothing is projected, which would notice by itself. */
final class ReadStoreHealth implements HealthCheck {

    private final ReadStore store;

    ReadStoreHealth(ReadStore store) {
        this.store = store;
    }

    @Override
    public String part() {
        return "readStore";
    }

    /** A store that is away throws. */
    @Override
    public PartHealth check() {
        store.ping();
        return PartHealth.of(State.UP).with("inMemory", store.isEmbedded());
    }
}
