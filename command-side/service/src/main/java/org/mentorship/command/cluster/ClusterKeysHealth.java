package org.mentorship.command.cluster;

import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectKeysHealth;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;

/** The keys as everywhere, and whether their MongoDB answers and holds keys of our key-encryption key. */
final class ClusterKeysHealth implements HealthCheck {

    private final ClusterDatabase database;
    private final SubjectKeys keys;
    private final SubjectKeysHealth health;

    ClusterKeysHealth(ClusterDatabase database, SubjectKeys keys) {
        this.database = database;
        this.keys = keys;
        this.health = new SubjectKeysHealth(keys);
    }

    @Override
    public String part() {
        return health.part();
    }

    /** A MongoDB that is away, and one with keys of another key, throws. */
    @Override
    public PartHealth check() {
        database.ping();
        return health.check();
    }
}
